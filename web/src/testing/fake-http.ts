import type {
  AmendOrderRequest,
  AmendProtectionRequest,
  ChainView,
  Day,
  FlattenRequest,
  HaltRequest,
  OrderPreview,
  PlaceOrderRequest,
} from '@/api/contract';
import { accepted, type FakeAccount, refused } from './fake-account.ts';
import type { FakeDesk } from './fake-desk.ts';
import { pageHandlers } from './fake-pages-http.ts';
import { d } from './fake-rows.ts';

export interface FakeReply {
  readonly status: number;
  readonly body: unknown;
}

type Handler = (desk: FakeDesk, parts: readonly string[], query: URLSearchParams, body: never) => FakeReply;

const ok = (body: unknown): FakeReply => ({ status: 200, body });
const reply = (body: ReturnType<typeof accepted>): FakeReply => ({
  status: body.outcome === 'Accepted' ? 200 : body.outcome === 'Conflict' ? 409 : 422,
  body,
});
const noSuchThing: FakeReply = {
  status: 404,
  body: { code: 'NOT_FOUND', reason: 'The fake desk knows no such address.' },
};

/** Method and address with * for a part; further pages of the terminal add their lines here. */
export const handlers: Record<string, Handler> = {
  ...pageHandlers,
  'GET /auth/session': (desk) => ok(session(desk)),
  'POST /auth/login': (desk, _, __, body: { password: string }) => {
    if (body.password !== 'open sesame')
      return { status: 401, body: { code: 'LOGIN_REFUSED', reason: 'Name, password or code is wrong.' } };
    desk.isSignedIn = true;
    return ok(session(desk));
  },
  'POST /auth/password': (desk) => ok(session(desk)),
  'POST /auth/logout': (desk) => {
    desk.isSignedIn = false;
    return { status: 204, body: null };
  },
  'GET /terminal/accounts': (desk) => ok(desk.rows('Accounts', '', null, null)),
  'GET /terminal/accounts/*/instruments': (desk, parts, query) => {
    const words = (query.get('search') ?? '').toUpperCase().split(' ').filter(Boolean);
    const rows = account(desk, parts).market.instruments;
    const found =
      words.length === 0
        ? rows.filter((each) => !each.option)
        : rows.filter((each) => words.every((word) => each.symbol.includes(word)));
    return ok(found.slice(0, Number(query.get('limit') ?? 20)));
  },
  'GET /terminal/accounts/*/instruments/*': (desk, parts) => {
    const row = account(desk, parts).market.row(Number(parts[4]));
    return row ? ok(row) : noSuchThing;
  },
  'GET /terminal/accounts/*/chain': (desk, parts, query) => ok(chain(account(desk, parts), query)),
  'POST /terminal/accounts/*/orders/preview': (desk, parts, _, body: PlaceOrderRequest) =>
    ok(preview(account(desk, parts), body)),
  'POST /terminal/accounts/*/orders': (desk, parts, _, body: PlaceOrderRequest) => {
    const to = account(desk, parts);
    if (body.quantity > 1_000)
      return reply(refused('MAX_QUANTITY', 'An order may have at most 1000 units; this one has more.'));
    const legs = body.legs.map((leg) => ({
      instrument: leg.instrument,
      symbol: to.market.row(leg.instrument)?.symbol ?? '?',
      side: leg.side,
      ratio: leg.ratio ?? 1,
    }));
    const made = to.place({ ...body, timeInForce: body.timeInForce ?? 'Day', legs });
    const [key = ''] = made.orders;
    setTimeout(() => {
      const row = to.orders.get(key);
      if (row) to.orders.set(key, { ...row, status: 'Working' });
      if (body.type === 'Market') to.fillOrder(key);
    }, 400);
    return reply(made);
  },
  'PATCH /terminal/accounts/*/orders/*': (desk, parts, _, body: AmendOrderRequest) => {
    const to = account(desk, parts);
    const row = to.orders.get(parts[4] ?? '');
    if (!row) return noSuchThing;
    if (row.version !== body.expectedVersion)
      return reply(
        refused('VERSION_CONFLICT', `The order is at version ${row.version}; you saw ${body.expectedVersion}.`),
      );
    to.orders.set(row.order, { ...row, amendPending: true });
    const terms = {
      quantity: body.quantity ?? row.quantity,
      limitPrice: body.limitPrice ?? row.limitPrice,
      triggerPrice: body.triggerPrice ?? row.triggerPrice,
    };
    setTimeout(
      () => to.orders.set(row.order, { ...row, ...terms, version: row.version + 1, amendPending: false }),
      500,
    );
    return reply(accepted({ orders: [row.order] }));
  },
  'DELETE /terminal/accounts/*/orders/*': (desk, parts) => {
    const to = account(desk, parts);
    const row = to.orders.get(parts[4] ?? '');
    if (!row) return noSuchThing;
    to.orders.set(row.order, { ...row, cancelRequested: true });
    setTimeout(() => to.orders.set(row.order, { ...row, status: 'Cancelled', isOpen: false }), 400);
    return reply(accepted({ orders: [row.order] }));
  },
  'PUT /terminal/accounts/*/groups/*/protection': (desk, parts, _, body: AmendProtectionRequest) => {
    const to = account(desk, parts);
    const row = [...to.protection.values()].find((each) => each.group === parts[4]);
    if (!row) return noSuchThing;
    if (row.version !== body.expectedVersion)
      return reply(
        refused('VERSION_CONFLICT', `The protection is at version ${row.version}; you saw ${body.expectedVersion}.`),
      );
    const mark = Number(to.market.price(row.instrument));
    const stop = body.plan.stopAt ?? null;
    if (stop !== null && (row.open > 0 ? Number(stop) >= mark : Number(stop) <= mark))
      return reply(refused('STOP_THROUGH', `A stop at ${stop} would fire at once; the price is ${mark}.`));
    setTimeout(
      () =>
        to.protection.set(row.key, {
          ...row,
          version: row.version + 1,
          stop,
          target: body.plan.targetAt ?? null,
          plan: body.plan,
        }),
      300,
    );
    return reply(accepted({ group: row.group }));
  },
  'POST /terminal/accounts/*/groups/*/close': (desk, parts) => {
    const to = account(desk, parts);
    close(to, (row) => row.groups.includes(parts[4] ?? ''));
    return reply(accepted());
  },
  'POST /terminal/accounts/*/flatten': (desk, parts, _, body: FlattenRequest) => {
    const to = account(desk, parts);
    close(
      to,
      (row) =>
        (body.instrument === null || row.instrument === body.instrument) &&
        (body.owner === null || row.owner === body.owner),
    );
    return reply(accepted({ orders: ['FL90'] }));
  },
  'POST /terminal/accounts/*/halt': (desk, parts, _, body: HaltRequest) => {
    const to = account(desk, parts);
    to.halt = {
      level: body.level,
      cause: 'Requested',
      reason: body.reason,
      since: to.market.at(),
      by: 'Trader',
      needsLossConfirmation: false,
    };
    to.say('Warning', 'HALT', `Halt: ${body.level}. ${body.reason}`);
    return reply(accepted());
  },
  'POST /terminal/accounts/*/halt/release': (desk, parts) => {
    account(desk, parts).halt = null;
    return reply(accepted());
  },
  'POST /terminal/accounts/*/strategies/*': (desk, parts, _, body: { isOn: boolean }) => {
    const to = account(desk, parts);
    const row = to.strategies.get(Number(parts[4]));
    if (row) to.strategies.set(row.owner, { ...row, isOn: body.isOn });
    return reply(accepted());
  },
  // Not of the desk: lets a person or a test disturb the fake one.
  'POST /fake/feed': (desk, _, query) => {
    for (const each of desk.accounts.values()) each.isFeedUp = query.get('up') === '1';
    return ok(null);
  },
};

function session(desk: FakeDesk) {
  return desk.isSignedIn
    ? {
        loggedIn: true,
        passwordSet: true,
        user: 'owner',
        role: 'trader',
        csrf: 'canned',
        hasPassword: true,
        totpOn: false,
      }
    : { loggedIn: false, passwordSet: true };
}

export function answer(desk: FakeDesk, method: string, url: URL, body: unknown): FakeReply {
  const parts = url.pathname.split('/').slice(1);
  const handler = Object.entries(handlers).find(([address]) => matches(address, method, parts))?.[1];
  return handler ? handler(desk, parts, url.searchParams, body as never) : noSuchThing;
}

function matches(address: string, method: string, parts: readonly string[]): boolean {
  const [verb, path = ''] = address.split(' ');
  const wanted = path.split('/').slice(1);
  return (
    verb === method &&
    wanted.length === parts.length &&
    wanted.every((part, index) => part === '*' || part === parts[index])
  );
}

function account(desk: FakeDesk, parts: readonly string[]): FakeAccount {
  const found = desk.accounts.get(parts[2] ?? '');
  if (!found) throw new Error(`no account '${parts[2]}'`);
  return found;
}

function close(to: FakeAccount, isMeant: (row: ReturnType<typeof pick>) => boolean): void {
  setTimeout(() => {
    for (const row of [...to.positions.values()].filter(isMeant)) {
      to.positions.delete(row.key);
      for (const group of row.groups) to.protection.delete(`${group} ${row.instrument}`);
      to.say('Info', 'FLAT', `${row.symbol} is flat.`);
    }
  }, 400);
}

function pick(to: FakeAccount) {
  const [row] = to.positions.values();
  if (!row) throw new Error('no position');
  return row;
}

function chain(of: FakeAccount, query: URLSearchParams): ChainView {
  const expiry = (query.get('expiry') as Day | null) ?? of.market.expiries[0] ?? null;
  const spot = Number(of.market.price(1));
  const wanted = Number(query.get('strikes') ?? 21);
  const listed = of.market.instruments.filter((each) => each.option?.expiry === expiry);
  const strikes = [...new Set(listed.map((each) => each.option?.strike ?? ''))].sort(
    (a, b) => Math.abs(Number(a) - spot) - Math.abs(Number(b) - spot),
  );
  const find = (strike: string, right: 'Call' | 'Put') =>
    listed.find((each) => each.option?.strike === strike && each.option.right === right)?.id ?? null;
  const shown = strikes.slice(0, wanted).sort((a, b) => Number(a) - Number(b));
  return {
    underlying: 1,
    expiries: of.market.expiries,
    expiry,
    lotSize: listed[0]?.lotSize ?? 1,
    strikes: shown.map((strike) => ({ strike: d(strike), call: find(strike, 'Call'), put: find(strike, 'Put') })),
  };
}

function preview(of: FakeAccount, body: PlaceOrderRequest): OrderPreview {
  const [leg] = body.legs;
  const row = of.market.row(leg?.instrument ?? 1);
  const price = Number(body.limitPrice ?? of.market.price(leg?.instrument ?? 1));
  const notional = price * body.quantity * (row?.multiplier ?? 1);
  const isTooBig = body.quantity > 1_000;
  const stop = body.protection?.stop?.points ?? null;
  return {
    wouldPass: !isTooBig,
    code: isTooBig ? 'MAX_QUANTITY' : 'OK',
    reason: isTooBig ? 'An order may have at most 1000 units.' : '',
    checks: [
      {
        rule: 'MAX_QUANTITY',
        outcome: isTooBig ? 'Refused' : 'Passed',
        value: d(String(body.quantity)),
        limit: d('1000'),
        reason: isTooBig ? 'more units than allowed' : null,
      },
      { rule: 'FRESH_QUOTE', outcome: 'Passed', value: d('0.2'), limit: d('5'), reason: null },
      { rule: 'DAILY_LOSS', outcome: 'Passed', value: d('231.40'), limit: d('-2000'), reason: null },
      {
        rule: 'UNPROTECTED_ENTRY',
        outcome: body.protection ? 'Passed' : 'Warned',
        value: null,
        limit: null,
        reason: body.protection ? null : 'the entry has no stop',
      },
    ],
    notional: d(notional.toFixed(2)),
    worstLoss:
      stop === null ? d(notional.toFixed(2)) : d((Number(stop) * body.quantity * (row?.multiplier ?? 1)).toFixed(2)),
    isUnlimited: leg?.side === 'Sell' && !body.protection,
    margin: d((notional * 0.5).toFixed(2)),
    buyingPower: d('82120.15'),
    charges: d('1.04'),
  };
}
