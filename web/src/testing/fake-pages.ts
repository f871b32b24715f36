import type {
  BacktestRequestBody,
  BacktestView,
  DataFolderView,
  DecisionRow,
  EquityRow,
  FaultRequest,
  Instant,
  OptionRow,
  PracticeView,
  ReplayControl,
  ReplayView,
  StrategyInfo,
  TimelineItem,
  TimelineView,
  Topic,
} from '@/api/contract';
import type { FakeAccount } from './fake-account.ts';
import {
  backtestView,
  checkView,
  decisionRow,
  optionRow,
  practiceView,
  replayView,
  timelineItem,
} from './fake-page-rows.ts';
import { d } from './fake-rows.ts';

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

  openReplay(account: string, day: string | null): ReplayView {
    const id = `replay-${this.nextId++}`;
    this.replays.set(id, {
      ...replayView({ id, source: `${account}, ${day ?? 'from the beginning'}, own journal` }),
      account,
    });
    return this.replays.get(id) as ReplayView;
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

/** Journal items up to `last`, each made from its number; every tenth is market data and left out. */
export function timeline(of: FakeAccount, query: URLSearchParams): TimelineView {
  const last = journalLast(of);
  const limit = Number(query.get('limit') ?? 100);
  const isBackwards = query.get('backwards') === 'true';
  const from = Number(query.get('from') ?? last);
  const items: TimelineItem[] = [];
  let seq = Math.min(from, isBackwards ? last : from);
  for (; items.length < limit && seq >= 1 && seq <= last; seq += isBackwards ? -1 : 1) {
    if (seq % 10 !== 0) items.push(itemAt(of, seq, last));
  }
  if (isBackwards) items.reverse();
  return { first: 1, last, items, isMore: seq >= 1 && seq <= last };
}

/** The fake journal grows with the market's minutes. */
export function journalLast(of: FakeAccount): number {
  return 700 + Math.floor((of.market.now % 86_400_000) / 60_000);
}

export function instantOf(of: FakeAccount, seq: number): Instant {
  return new Date(of.market.now - (journalLast(of) - seq) * 7_300).toISOString() as Instant;
}

const stories: readonly Partial<TimelineItem>[] = [
  {
    name: 'ProposeOrder',
    text: 'Asked by Opening range: Buy 20 SPY at market: break of the opening range',
    by: 'strategy',
  },
  { kind: 'Effect', name: 'NoteDecision', text: 'Approved: 23 checks passed', causation: 1 },
  {
    kind: 'Effect',
    name: 'SubmitOrder',
    text: 'Approved: Buy 20 SPY at market for Opening range, sent as FL3 of G7',
    causation: 2,
  },
  { name: 'OrderAccepted', text: 'The venue has FL3 as P-88' },
  { name: 'OrderFilled', text: 'Filled: Buy 20 SPY at 669.80' },
  { kind: 'Effect', name: 'ArmProtection', text: 'G7 is protected: stop 667.50, target 675.00', causation: 1 },
  { name: 'AmendProtection', text: 'Asked to change the protection of G7: stop 668.20', by: 'trader' },
  { kind: 'Checkpoint', name: 'Checkpoint', text: 'Checkpoint: the state\u2019s hash was noted' },
  { name: 'LinkSilent', text: 'Practice market data says nothing: no tick for 5 s' },
];

function itemAt(of: FakeAccount, seq: number, last: number): TimelineItem {
  const story = stories[(seq % 10) - 1] ?? {};
  return timelineItem({
    seq,
    at: new Date(of.market.now - (last - seq) * 7_300).toISOString() as Instant,
    ...story,
    causation: story.causation ? seq - story.causation : 0,
    payload: JSON.stringify({ seq, name: story.name, text: story.text }),
  });
}

function cannedDecisions(of: FakeAccount): DecisionRow[] {
  const names = of.market.instruments.filter((each) => !each.option).map((each) => [each.id, each.symbol] as const);
  return Array.from({ length: 24 }, (_, index) => {
    const [instrument, symbol] = names[index % names.length] ?? [1, '?'];
    const base = {
      seq: 700 + index * 3,
      at: new Date(of.market.now - (24 - index) * 61_000).toISOString() as Instant,
      owner: index % 3,
      ownerName: ['You', 'Opening range', 'Mean reversion'][index % 3] ?? 'You',
      instrument,
      symbol,
    };
    if (index % 4 === 1) {
      return decisionRow({
        ...base,
        verdict: 'Refused',
        code: 'STALE_DATA',
        text: `Buy 20 ${symbol} at market: mean reversion`,
        checks: [
          checkView({ rule: 'SIZE', value: d('13424'), limit: d('50000') }),
          checkView({ rule: 'BUYING_POWER', value: d('13424.20'), limit: d('82120.15') }),
          checkView({
            rule: 'STALE_DATA',
            outcome: 'Refused',
            value: d('9.2'),
            limit: d('5'),
            reason: `the price of ${symbol} is 9.2 s old, the limit is 5 s`,
          }),
          checkView({
            rule: 'MAX_LOSS',
            outcome: 'Unknown',
            value: null,
            limit: null,
            reason: `${symbol} has no price`,
          }),
          checkView({
            rule: 'PRICE_COLLAR',
            outcome: 'Warned',
            value: d('0.9'),
            limit: d('1'),
            reason: 'the price is 0.9 % worse than natural',
          }),
          checkView({ rule: 'DAILY_LOSS', value: d('231.40'), limit: d('-2000') }),
          checkView({ rule: 'LEVERAGE', outcome: 'Off', value: null, limit: null }),
        ],
      });
    }
    if (index % 7 === 3) {
      return decisionRow({
        ...base,
        verdict: 'Note',
        code: 'EXIT_RACE',
        text: `The stop of ${symbol} fired while the target filled; one of them was taken back`,
        checks: [],
      });
    }
    return decisionRow({
      ...base,
      text: `Buy 20 ${symbol} at market, sent as FL${index + 3} of G${index + 7}: break of the opening range`,
      checks: [
        checkView({ rule: 'SIZE', value: d('13424'), limit: d('50000') }),
        checkView({ rule: 'STALE_DATA', value: d('0.2'), limit: d('5') }),
        checkView({ rule: 'BUYING_POWER', value: d('13424.20'), limit: d('82120.15') }),
        checkView({ rule: 'MAX_LOSS', value: d('70'), limit: d('500') }),
        checkView({ rule: 'DAILY_LOSS', value: d('-180.20'), limit: d('-2000') }),
        checkView({ rule: 'RATE', value: d('2'), limit: d('30') }),
        checkView({ rule: 'LEVERAGE', outcome: 'Off', value: null, limit: null }),
      ],
    });
  });
}

function curve(slope: number): EquityRow[] {
  return Array.from({ length: 250 }, (_, day) => ({
    at: new Date(Date.UTC(2025, 0, 2) + day * 1.46 * 86_400_000).toISOString() as Instant,
    equity: d((100_000 + slope * day * 34 + Math.sin(day / 9) * 900 + Math.cos(day / 31) * 1_600).toFixed(2)),
  }));
}

export const cannedFolders: readonly DataFolderView[] = [
  {
    folder: 'data/market',
    symbols: [
      ['SPY', '1m', '2013-10-07', '2013-10-11'],
      ['SPY', '1d', '1998-01-02', '2021-03-31'],
      ['AAPL', '1d', '1998-01-02', '2021-03-31'],
      ['IBM', '1d', '1998-01-02', '2021-03-31'],
      ['AIG', '1d', '1998-01-02', '2021-03-31'],
    ].map(([symbol = '', resolution = '', first, last]) => ({
      symbol,
      kind: 'Equity' as const,
      resolution,
      first: first as DayText,
      last: last as DayText,
    })),
    problem: null,
  },
  { folder: 'data/broken', symbols: [], problem: 'data/broken: no folder of that name' },
];

export const cannedStrategies: readonly StrategyInfo[] = [
  {
    name: 'sma-cross',
    version: '1',
    parameters: [
      {
        name: 'Fast',
        type: 'int',
        default: '10',
        min: '2',
        max: '400',
        choices: [],
        help: 'Bars of the fast average.',
      },
      {
        name: 'Slow',
        type: 'int',
        default: '30',
        min: '3',
        max: '400',
        choices: [],
        help: 'Bars of the slow average.',
      },
      {
        name: 'StopPct',
        type: 'decimal',
        default: '2',
        min: '0.1',
        max: '20',
        choices: [],
        help: 'Stop below the entry, percent.',
      },
      {
        name: 'AllowShort',
        type: 'bool',
        default: 'False',
        min: null,
        max: null,
        choices: [],
        help: 'Sells short on the way down.',
      },
    ],
    needsOptionChain: false,
  },
  {
    name: 'opening-range-breakout',
    version: null,
    parameters: [
      {
        name: 'Range',
        type: 'duration',
        default: '00:15:00',
        min: null,
        max: null,
        choices: [],
        help: 'Length of the opening range.',
      },
      {
        name: 'Side',
        type: 'choice',
        default: 'Both',
        min: null,
        max: null,
        choices: ['Both', 'Long', 'Short'],
        help: 'Which breaks are taken.',
      },
    ],
    needsOptionChain: false,
  },
  { name: 'buy-and-hold', version: null, parameters: [], needsOptionChain: false },
];

function cannedOptions(): OptionRow[] {
  return [
    optionRow({
      key: 'server.port',
      type: 'int',
      unit: null,
      range: '1024 to 65535',
      default: '5555',
      value: '5555',
      source: 'default',
      help: 'Where the page is served.',
      needsRestart: true,
    }),
    optionRow({
      key: 'server.address',
      type: 'choice',
      unit: null,
      range: null,
      choices: ['127.0.0.1', '0.0.0.0'],
      default: '127.0.0.1',
      value: '127.0.0.1',
      source: 'environment',
      help: 'Loopback only unless the desk stands behind a proxy.',
      needsRestart: true,
    }),
    optionRow({
      key: 'practice.seed',
      type: 'text',
      unit: null,
      range: '1 to 40 letters',
      default: '1',
      value: '20261123',
      source: 'file',
      help: 'The same seed gives the same day.',
      needsRestart: true,
    }),
    optionRow(),
    optionRow({
      key: 'practice.hours',
      type: 'choice',
      unit: null,
      range: null,
      choices: ['always', 'calendar'],
      default: 'always',
      value: 'always',
      source: 'default',
      help: 'Open around the clock, or by the real calendar.',
    }),
    optionRow({
      key: 'risk.daily-loss',
      type: 'decimal',
      unit: '% of equity',
      range: '0.1 to 20',
      default: '2',
      value: '2',
      source: 'default',
      help: 'Beyond it no entry is sent until the next session.',
    }),
    optionRow({
      key: 'risk.max-orders-per-minute',
      type: 'int',
      unit: 'orders',
      range: '1 to 600',
      default: '30',
      value: '60',
      source: 'file',
      help: 'Exits are only warned about it.',
    }),
    optionRow({
      key: 'alerts.sound',
      type: 'bool',
      unit: null,
      range: null,
      default: 'off',
      value: 'on',
      source: 'file',
      help: 'A tone for alarms.',
    }),
  ];
}
