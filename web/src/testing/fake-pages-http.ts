import type {
  AddApiKeyRequest,
  BacktestRequestBody,
  ChangeOptionRequest,
  FaultRequest,
  ReplayControl,
  ReplayRequest,
} from '@/api/contract';
import { accepted, type FakeAccount } from './fake-account.ts';
import { cannedFolders, cannedStrategies } from './fake-canned.ts';
import type { FakeDesk } from './fake-desk.ts';
import type { FakeReply } from './fake-http.ts';
import { apiKeyView, healthView, loopView, pastView } from './fake-page-rows.ts';
import { d } from './fake-rows.ts';
import { instantOf, journalLast, timeline } from './fake-timeline.ts';

type Handler = (desk: FakeDesk, parts: readonly string[], query: URLSearchParams, body: never) => FakeReply;

const ok = (body: unknown): FakeReply => ({ status: 200, body });
const problem = (status: number, code: string, reason: string): FakeReply => ({ status, body: { code, reason } });
const account = (desk: FakeDesk, parts: readonly string[]): FakeAccount => {
  const found = desk.accounts.get(parts[2] ?? '');
  if (!found) throw new Error(`no account '${parts[2]}'`);
  return found;
};

/** Addresses of the pages beside Desk and Trade; same shape as the handlers of fake-http. */
export const pageHandlers: Record<string, Handler> = {
  'GET /terminal/accounts/*/journal': (desk, parts, query) => ok(timeline(account(desk, parts), query)),
  'GET /terminal/accounts/*/journal/days': () => ok(['2026-11-19', '2026-11-20', '2026-11-23']),
  'GET /terminal/accounts/*/journal/at/*': (desk, parts) => {
    const of = account(desk, parts);
    const seq = Number(parts[5]);
    if (seq < 1 || seq > journalLast(of)) return problem(404, 'NOT_FOUND', `The journal has no item ${seq}.`);
    const isEarly = seq < journalLast(of) / 3;
    return ok(
      pastView({
        seq,
        at: instantOf(of, seq),
        ...(isEarly ? { positions: [], protection: [], orders: [] } : {}),
        profit: {
          ...of.base.profit,
          unrealised: isEarly ? null : d('96.20'),
          unknownReason: isEarly ? 'no price had come yet' : null,
        },
      }),
    );
  },
  'GET /terminal/replays': (desk) => ok([...desk.pages.replays.values()]),
  'POST /terminal/replays': (desk, _, __, body: ReplayRequest) => ok(desk.pages.openReplay(body)),
  'POST /terminal/replays/*/control': (desk, parts, _, body: ReplayControl) => {
    const view = desk.pages.control(parts[2] ?? '', body);
    return view ? ok(view) : problem(404, 'NOT_FOUND', 'There is no such replay.');
  },
  'DELETE /terminal/replays/*': (desk, parts) => {
    desk.pages.replays.delete(parts[2] ?? '');
    return ok(null);
  },
  'GET /terminal/backtests/strategies': () => ok(cannedStrategies),
  'GET /terminal/backtests/data': () => ok(cannedFolders),
  'GET /terminal/backtests': (desk) => ok([...desk.pages.backtests.values()].reverse()),
  'POST /terminal/backtests': (desk, _, __, body: BacktestRequestBody) => ok(desk.pages.startBacktest(body)),
  'GET /terminal/backtests/compare': (_, __, query) =>
    ok(
      query.get('a') === query.get('b')
        ? { areEqual: true, equal: 4_120, firstDifference: null, at: null }
        : {
            areEqual: false,
            equal: 1_208,
            firstDifference: 'item 1,209: the first run proposes to buy 149 SPY, the second proposes nothing',
            at: '2025-03-04T21:00:00Z',
          },
    ),
  'GET /terminal/backtests/*/report': (desk, parts) => {
    const run = desk.pages.backtests.get(parts[2] ?? '');
    return ok(`<!doctype html><title>Report</title><h1>${run?.title ?? 'No such run'}</h1><p>A canned report.</p>`);
  },
  'GET /terminal/backtests/*': (desk, parts) => {
    const run = desk.pages.backtests.get(parts[2] ?? '');
    return run ? ok(run) : problem(404, 'NOT_FOUND', 'There is no such run.');
  },
  'DELETE /terminal/backtests/*': (desk, parts) => {
    const run = desk.pages.backtests.get(parts[2] ?? '');
    if (run?.state === 'Running' || run?.state === 'Queued')
      desk.pages.backtests.set(run.id, { ...run, state: 'Cancelled' });
    else desk.pages.backtests.delete(parts[2] ?? '');
    return ok(null);
  },
  'GET /terminal/health': () => {
    const beat = (Date.now() / 2_000) % 60;
    const base = healthView();
    return ok(
      healthView({
        isReady: false,
        uptimeSeconds: base.uptimeSeconds + Math.floor(beat),
        process: { ...base.process, heapMb: 60 + (beat % 11) * 2, memoryMb: 214 + (beat % 7) },
        loops: [
          loopView({ lagMs: 0.3 + (beat % 5) / 4, eventsPerSecond: 1_150 + (beat % 9) * 20, intakeDepth: 3 }),
          loopView({
            account: 'practice-india',
            lagMs: 0.5 + (beat % 3),
            eventsPerSecond: 2_310,
            durableSequence: 18_190,
          }),
        ],
        checks: [...base.checks, { name: 'disk', isOk: false, finding: '4.1 GB free, 5 GB are wanted' }],
      }),
    );
  },
  'GET /terminal/accounts/*/practice': (desk, parts) => ok(desk.pages.practice(account(desk, parts))),
  'POST /terminal/accounts/*/practice/speed': (desk, parts, _, body: { speed: number }) => {
    account(desk, parts).speed = body.speed;
    return ok(desk.pages.practice(account(desk, parts)));
  },
  'POST /terminal/accounts/*/practice/faults': (desk, parts, _, body: FaultRequest) => {
    desk.pages.arrange(account(desk, parts), body);
    return ok(accepted());
  },
  'GET /terminal/configuration': (desk) => ok([...desk.pages.options.values()]),
  'PUT /terminal/configuration/*': (desk, parts, _, body: ChangeOptionRequest) => {
    const row = desk.pages.options.get(parts[2] ?? '');
    if (!row) return problem(404, 'NOT_FOUND', 'There is no such option.');
    if (row.value !== body.expectedValue)
      return problem(409, 'VERSION_CONFLICT', `${row.key} is ${row.value}, not ${body.expectedValue}.`);
    const changed = { ...row, value: body.value, source: 'file' };
    desk.pages.options.set(row.key, changed);
    return ok(changed);
  },
  'GET /auth/users': (desk) => ok([...desk.pages.users.values()]),
  'POST /auth/users': (desk, _, __, body: { name: string; role: string }) => {
    const added = { name: body.name, role: body.role, disabled: false, hasPassword: true, totpOn: false };
    desk.pages.users.set(body.name, added);
    return ok(added);
  },
  'POST /auth/users/*/role': (desk, parts, _, body: { role: string }) => changeUser(desk, parts, { role: body.role }),
  'POST /auth/users/*/disabled': (desk, parts, _, body: { disabled: boolean }) =>
    changeUser(desk, parts, { disabled: body.disabled }),
  'DELETE /auth/users/*': (desk, parts) => {
    if (parts[2] === 'trader') return problem(409, 'LAST_TRADER', 'trader is the only trader; make another first.');
    desk.pages.users.delete(parts[2] ?? '');
    return ok(null);
  },
  'GET /terminal/api-keys': (desk) => ok([...desk.pages.apiKeys.values()]),
  'POST /terminal/api-keys': (desk, _, __, body: AddApiKeyRequest) => {
    if (body.name.trim() === '') return problem(400, 'NAME', 'name has 1 to 40 printable characters.');
    const id = `c0ffee0${desk.pages.apiKeys.size}`;
    const added = apiKeyView({ ...body, id, expiresAt: body.expiresAt ?? null, addresses: body.addresses ?? [] });
    desk.pages.apiKeys.set(id, added);
    return ok({ ...added, key: '0123456789abcdef'.repeat(4) });
  },
  'DELETE /terminal/api-keys/*': (desk, parts) => {
    if (!desk.pages.apiKeys.delete(parts[2] ?? '')) return problem(404, 'NO_KEY', 'There is no API key of this id.');
    return { status: 204, body: null };
  },
  'POST /auth/totp/enrol': () =>
    ok({
      key: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
      uri: 'otpauth://totp/Fairlead:trader?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Fairlead',
    }),
  'POST /auth/totp/confirm': () => ok({ recoveryCodes: ['7F2K-90QA', '11MB-XC4E', 'P0LA-77ZT'] }),
  'POST /auth/totp/disable': () => ok(null),
};

function changeUser(desk: FakeDesk, parts: readonly string[], part: { role?: string; disabled?: boolean }): FakeReply {
  const known = desk.pages.users.get(parts[2] ?? '');
  if (!known) return problem(404, 'USER_UNKNOWN', 'There is no such user.');
  const changed = { ...known, ...part };
  desk.pages.users.set(known.name, changed);
  return ok(changed);
}
