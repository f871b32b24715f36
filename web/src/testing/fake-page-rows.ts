import type {
  ApiKeyView,
  BacktestView,
  CheckView,
  DecisionRow,
  HealthView,
  LoopView,
  OptionRow,
  PastView,
  PracticeView,
  ReplayView,
  TimelineItem,
} from '@/api/contract';
import { accountRow, d, morning, orderRow, positionRow, protectionRow, t } from './fake-rows.ts';

/** Canned rows of the pages beside Desk and Trade. */

type DayText = PracticeView['ends'];
const day = (text: string) => text as DayText;

export function checkView(over: Partial<CheckView> = {}): CheckView {
  return { rule: 'SIZE', outcome: 'Passed', value: d('900'), limit: d('10000'), reason: null, ...over };
}

export function decisionRow(over: Partial<DecisionRow> = {}): DecisionRow {
  return {
    seq: 700,
    at: morning,
    owner: 1,
    ownerName: 'Opening range',
    verdict: 'Approved',
    code: 'APPROVED',
    text: 'Buy 20 SPY at market, sent as FL3 of G7: break of the opening range',
    instrument: 1,
    symbol: 'SPY',
    checks: [checkView()],
    ...over,
  };
}

export function timelineItem(over: Partial<TimelineItem> = {}): TimelineItem {
  return {
    seq: 1_000,
    at: morning,
    kind: 'Input',
    name: 'OrderFilled',
    text: 'Filled: Buy 20 SPY at 669.80',
    causation: 0,
    by: null,
    payload: '{"order":"FL3","price":"669.80"}',
    ...over,
  };
}

export function pastView(over: Partial<PastView> = {}): PastView {
  return {
    seq: 1_000,
    at: t('2026-11-23T15:02:13Z'),
    profit: accountRow().profit,
    halt: null,
    orders: [orderRow()],
    positions: [positionRow()],
    protection: [protectionRow()],
    stateHash: '9f1c04d2a7b35e88',
    ...over,
  };
}

export function replayView(over: Partial<ReplayView> = {}): ReplayView {
  return {
    id: 'replay-1',
    source: 'Practice US, Fri 20 Nov 2026, own journal',
    currency: 'USD',
    timeZone: 'America/New_York',
    instruments: [
      { id: 1, symbol: 'SPY' },
      { id: 2, symbol: 'QQQ' },
    ],
    start: t('2026-11-20T14:30:00Z'),
    end: t('2026-11-20T21:00:00Z'),
    preparing: null,
    at: t('2026-11-20T15:30:00Z'),
    share: 60 / 390,
    isPlaying: false,
    speed: 1,
    problem: null,
    ...over,
  };
}

export function backtestView(over: Partial<BacktestView> = {}): BacktestView {
  return {
    id: 'bt-1',
    title: 'SMA cross on SPY, 1d, 2025',
    request: {
      folder: 'data/market',
      symbols: ['SPY'],
      from: day('2025-01-02'),
      to: day('2025-12-31'),
      timeframe: '1d',
      strategy: 'SMA cross',
      parameters: { fast: '10', slow: '30' },
      cash: null,
    },
    state: 'Done',
    share: 1,
    problem: null,
    figures: [
      { name: 'Net profit', value: '+8.41 %' },
      { name: 'End equity', value: '108,410.22 USD' },
      { name: 'Largest drawdown', value: '4.92 %' },
      { name: 'Sharpe ratio', value: '1.12' },
      { name: 'Round trips', value: '14' },
      { name: 'Won', value: '57.1 %' },
      { name: 'Charges', value: '14.60 USD' },
      { name: 'Note', value: 'The last bar of 2025-11-28 is shorter: a half day.' },
    ],
    curve: [],
    stateHash: '0c55e1a90d3b7f21',
    journalHash: '77aa01f3b2c4d5e6',
    ...over,
  };
}

export function loopView(over: Partial<LoopView> = {}): LoopView {
  return {
    account: 'practice-us',
    lagMs: 0.4,
    maxLagMs: 6.2,
    eventsPerSecond: 1_204,
    intakeDepth: 0,
    intakeCapacity: 4_096,
    sequence: 18_204,
    durableSequence: 18_204,
    lastEventAt: morning,
    fault: null,
    ...over,
  };
}

export function healthView(over: Partial<HealthView> = {}): HealthView {
  return {
    version: '0.4.0',
    startedAt: t('2026-11-23T13:02:00Z'),
    uptimeSeconds: 7_080,
    isReady: true,
    checks: [
      { name: 'journal', isOk: true, finding: 'both journals are open and durable' },
      { name: 'recovery', isOk: true, finding: 'both accounts recovered in 0.8 s' },
      { name: 'clock', isOk: true, finding: 'no jump seen' },
    ],
    loops: [loopView(), loopView({ account: 'practice-india', eventsPerSecond: 2_310, sequence: 31_007 })],
    process: {
      memoryMb: 214,
      heapMb: 61.4,
      gcPausePct: 0.12,
      lastGcPauseMs: 0.9,
      gen2Collections: 3,
      threads: 18,
      freeDiskMb: 48_200,
    },
    sockets: 1,
    ...over,
  };
}

export function practiceView(over: Partial<PracticeView> = {}): PracticeView {
  return {
    seed: '20261123',
    day: day('2026-11-23'),
    speed: 5,
    hours: 'always',
    faults: [],
    recordsPerSecond: 1_204,
    ends: day('2027-03-26'),
    ...over,
  };
}

export function optionRow(over: Partial<OptionRow> = {}): OptionRow {
  return {
    key: 'practice.speed',
    type: 'decimal',
    unit: 'x',
    range: '0 to 60',
    choices: [],
    default: '1',
    value: '5',
    source: 'file',
    help: 'How fast the practice market runs; 0 stands still.',
    needsRestart: false,
    ...over,
  };
}

export function apiKeyView(over: Partial<ApiKeyView> = {}): ApiKeyView {
  return {
    id: 'a1b2c3d4',
    name: 'Excel sheet',
    scopes: ['Read', 'Trade'],
    account: accountRow().account,
    createdAt: morning,
    createdBy: 'trader',
    expiresAt: null,
    addresses: [],
    ...over,
  };
}
