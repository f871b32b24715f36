import type {
  ApiKeyView,
  BacktestRequestBody,
  BacktestView,
  DecisionRow,
  FaultRequest,
  Instant,
  OptionRow,
  PracticeView,
  ReplayControl,
  ReplayRequest,
  ReplayView,
  Topic,
} from '@/api/contract';
import type { FakeAccount } from './fake-account.ts';
import { cannedDecisions, cannedOptions, curve } from './fake-canned.ts';
import { apiKeyView, backtestView, practiceView, replayView } from './fake-page-rows.ts';

type DayText = PracticeView['ends'];

/** Canned answers of the fake desk for the pages beside Desk and Trade. */
export class FakePages {
  readonly replays = new Map<string, ReplayView & { readonly account: string }>();
  readonly backtests = new Map<string, BacktestView>();
  readonly options = new Map<string, OptionRow>(cannedOptions().map((row) => [row.key, row]));
  readonly users = new Map([
    ['trader', { name: 'trader', role: 'trader', disabled: false, hasPassword: true, totpOn: false }],
    ['anna', { name: 'anna', role: 'viewer', disabled: false, hasPassword: true, totpOn: true }],
  ]);
  readonly apiKeys = new Map<string, ApiKeyView>([['a1b2c3d4', apiKeyView()]]);
  private readonly decided = new Map<FakeAccount, DecisionRow[]>();
  private readonly faults = new Map<FakeAccount, PracticeView['faults'][number][]>();
  private nextId = 3;

  constructor() {
    for (const [id, title, parameter] of [
      ['bt-1', 'sma-cross on SPY, 2025-01-02 to 2025-12-31, 1d', '10'],
      ['bt-2', 'sma-cross on SPY, 2025-01-02 to 2025-12-31, 1d, fast 20', '20'],
    ] as const) {
      const base = backtestView();
      this.backtests.set(
        id,
        backtestView({
          id,
          title,
          request: { ...base.request, parameters: { Fast: parameter, Slow: '30' } },
          figures:
            id === 'bt-1'
              ? base.figures
              : base.figures.map((each, at) =>
                  at < 3 ? { ...each, value: ['+5.02 %', '105,020.10 USD', '6.10 %'][at] ?? '' } : each,
                ),
          curve: curve(id === 'bt-1' ? 1 : 0.6),
        }),
      );
    }
  }

  decisions(of: FakeAccount): readonly DecisionRow[] {
    const known = this.decided.get(of);
    if (known) return known;
    const made = cannedDecisions(of);
    this.decided.set(of, made);
    return made;
  }

  /** The replay's topics are its account's, as far as it has come. */
  replayRows(
    id: string,
    topic: Topic,
    accounts: ReadonlyMap<string, FakeAccount>,
    instruments: readonly number[] | null,
  ) {
    const replay = this.replays.get(id);
    const of = replay && accounts.get(replay.account);
    if (!replay || !of) return null;
    if (topic === 'Decisions') return this.decisions(of).slice(0, Math.ceil(replay.share * 12));
    const rows = of.rows(topic, instruments, '1m');
    return topic === 'Bars' || topic === 'Equity'
      ? rows.slice(0, Math.max(2, Math.floor(rows.length * replay.share)))
      : rows;
  }

  step(wallMs: number): void {
    for (const [id, view] of this.replays) {
      if (view.preparing !== null) {
        const preparing = view.preparing + wallMs / 3_000;
        this.replays.set(id, { ...view, preparing: preparing < 1 ? preparing : null });
      }
      if (!view.isPlaying) continue;
      const whole = Date.parse(view.end) - Date.parse(view.start);
      this.move(id, view.share + (view.speed === 0 ? 0.02 : (wallMs * view.speed) / whole));
    }
    for (const [id, run] of this.backtests) {
      if (run.state !== 'Queued' && run.state !== 'Running') continue;
      const share = Math.min(1, run.share + wallMs / 4_000);
      const isDone = share === 1;
      this.backtests.set(id, {
        ...run,
        share,
        state: isDone ? 'Done' : 'Running',
        ...(isDone
          ? { figures: backtestView().figures, curve: curve(0.8), stateHash: 'aa01', journalHash: 'bb02' }
          : {}),
      });
    }
  }

  private move(id: string, to: number): void {
    const view = this.replays.get(id);
    if (!view) return;
    const share = Math.min(1, Math.max(0, to));
    const at = Date.parse(view.start) + (Date.parse(view.end) - Date.parse(view.start)) * share;
    this.replays.set(id, {
      ...view,
      share,
      at: new Date(at).toISOString() as Instant,
      isPlaying: view.isPlaying && share < 1,
    });
  }

  /** The toy shows an account's day for a folder's, after a while of preparing. */
  openReplay({ account, day, folder, symbols }: ReplayRequest): ReplayView {
    const id = `replay-${this.nextId++}`;
    const view = folder
      ? replayView({ id, source: `${symbols?.join(', ')} of ${folder} on ${day}`, preparing: 0, at: null, share: 0 })
      : replayView({ id, source: `${account}, ${day ?? 'from the beginning'}, own journal` });
    this.replays.set(id, { ...view, account: account ?? 'practice-us' });
    return view;
  }

  control(id: string, { command, speed, share }: ReplayControl): ReplayView | undefined {
    const view = this.replays.get(id);
    if (!view) return undefined;
    if (command === 'seek') this.move(id, share ?? 0);
    else if (command === 'step') this.move(id, view.share + 60_000 / (Date.parse(view.end) - Date.parse(view.start)));
    else this.replays.set(id, { ...view, isPlaying: command === 'play', speed: speed ?? view.speed });
    return this.replays.get(id);
  }

  startBacktest(request: BacktestRequestBody): BacktestView {
    const id = `bt-${this.nextId++}`;
    const run = backtestView({
      id,
      title: `${request.strategy} on ${request.symbols.join(', ')}, ${request.from} to ${request.to}, ${request.timeframe}`,
      request,
      state: 'Queued',
      share: 0,
      figures: [],
      stateHash: null,
      journalHash: null,
    });
    this.backtests.set(id, run);
    return run;
  }

  practice(of: FakeAccount): PracticeView {
    return practiceView({
      day: of.market.at().slice(0, 10) as DayText,
      speed: of.speed,
      faults: this.faults.get(of) ?? [],
      recordsPerSecond: of.isFeedUp ? 1_204 : 0,
    });
  }

  /** Mute and disconnect stop the toy feed for a while; the others only say what they would do. */
  arrange(of: FakeAccount, { fault, seconds, count, percent }: FaultRequest): void {
    const text = `${fault}: ${[seconds && `${seconds} s`, count && `next ${count} orders`, percent && `${percent} %`].filter(Boolean).join(', ') || 'arranged'}`;
    const row = { fault, text };
    this.faults.set(of, [...(this.faults.get(of) ?? []), row]);
    of.say('Warning', 'PRACTICE_FAULT', `Practice: ${text}`);
    const isFeed = fault === 'FeedMute' || fault === 'Disconnect';
    if (isFeed) {
      of.isFeedUp = false;
      of.say('Alarm', 'FEED_MUTE', 'The feed says nothing: entries are off until prices are fresh again.');
    }
    setTimeout(
      () => {
        this.faults.set(
          of,
          (this.faults.get(of) ?? []).filter((each) => each !== row),
        );
        if (isFeed) {
          of.isFeedUp = true;
          of.say('Info', 'FEED_BACK', 'Prices are fresh again: entries are on.');
        }
      },
      Math.min(30_000, (seconds ?? 20) * 1_000),
    ).unref?.();
  }
}
