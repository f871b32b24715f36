import type { DataFolderView, DecisionRow, EquityRow, Instant, OptionRow, StrategyInfo } from '@/api/contract';
import type { FakeAccount } from './fake-account.ts';
import { checkView, decisionRow, optionRow } from './fake-page-rows.ts';
import { d } from './fake-rows.ts';

/** What the fake desk tells of decisions, options, data and strategies. */

type DayText = DataFolderView['symbols'][number]['first'];

export function cannedDecisions(of: FakeAccount): DecisionRow[] {
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

export function curve(slope: number): EquityRow[] {
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

export function cannedOptions(): OptionRow[] {
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
