import type {
  AccountRow,
  Decimal,
  FillRow,
  Instant,
  InstrumentRow,
  LinkRow,
  OrderRow,
  PositionRow,
  ProtectionRow,
  QuoteRow,
  StrategyRow,
} from '@/api/contract';
import type { SessionInfo } from '@/api/session';

/** Canned rows for tests and for the fake desk; each takes what the case is about. */

export const d = (text: string) => text as Decimal;
export const t = (text: string) => text as Instant;

export const morning = t('2026-11-23T15:00:00Z');

export function sessionInfo(over: Partial<SessionInfo> = {}): SessionInfo {
  return {
    loggedIn: true,
    passwordSet: true,
    user: 'ada',
    role: 'trader',
    csrf: 'x',
    hasPassword: true,
    totpOn: false,
    ...over,
  };
}

export function accountRow(over: Partial<AccountRow> = {}): AccountRow {
  return {
    account: 'practice-us',
    name: 'Practice US',
    mode: 'Paper',
    currency: 'USD',
    timeZone: 'America/New_York',
    clock: { at: morning, wallAt: morning, speed: 1, isMarketTime: true, lagMs: 0 },
    session: {
      isOpen: true,
      day: '2026-11-23' as AccountRow['session']['day'],
      open: t('2026-11-23T14:30:00Z'),
      close: t('2026-11-23T21:00:00Z'),
    },
    owner: { isThisDesk: true, name: 'this desk', fence: 1, since: morning, renewedAt: morning, canTakeOver: false },
    trading: { isAllowed: true, reasons: [] },
    halt: null,
    profit: {
      equity: d('100231.40'),
      cash: d('82120.15'),
      today: d('231.40'),
      realised: d('140.20'),
      unrealised: d('96.20'),
      charges: d('5.00'),
      asOf: morning,
      unknownReason: null,
    },
    isPractice: true,
    ...over,
  };
}

export function instrumentRow(over: Partial<InstrumentRow> = {}): InstrumentRow {
  return {
    id: 1,
    symbol: 'SPY',
    kind: 'Equity',
    venue: 'UsEquity',
    tick: d('0.01'),
    lotSize: 1,
    freezeQuantity: null,
    multiplier: 1,
    isTradable: true,
    option: null,
    hasChain: true,
    ...over,
  };
}

export function quoteRow(over: Partial<QuoteRow> = {}): QuoteRow {
  return {
    instrument: 1,
    bid: d('671.20'),
    bidSize: 400,
    ask: d('671.22'),
    askSize: 300,
    quoteAt: morning,
    last: d('671.21'),
    lastAt: morning,
    mark: d('671.21'),
    open: d('668.10'),
    high: d('672.40'),
    low: d('667.05'),
    previousClose: d('667.90'),
    volume: 12_345_678,
    openInterest: null,
    greeks: null,
    ...over,
  };
}

export function positionRow(over: Partial<PositionRow> = {}): PositionRow {
  return {
    key: '1 1',
    owner: 1,
    ownerName: 'Opening range',
    instrument: 1,
    symbol: 'SPY',
    quantity: 20,
    averagePrice: d('669.80'),
    mark: d('671.21'),
    markAt: morning,
    unrealised: d('28.20'),
    realisedNet: d('0'),
    covered: 20,
    groups: ['G7'],
    ...over,
  };
}

export function protectionRow(over: Partial<ProtectionRow> = {}): ProtectionRow {
  return {
    key: 'G7 1',
    group: 'G7',
    version: 3,
    owner: 1,
    ownerName: 'Opening range',
    instrument: 1,
    symbol: 'SPY',
    state: 'Protected',
    open: 20,
    covered: 20,
    averageEntry: d('669.80'),
    stop: d('667.50'),
    stopRule: 'Stop',
    target: d('675.00'),
    distance: d('3.71'),
    mark: d('671.21'),
    markAt: morning,
    isBlind: false,
    exitInFlight: 0,
    exitReason: 'None',
    plan: { stopAt: d('667.50'), targetAt: d('675.00') },
    combined: null,
    ...over,
  };
}

export function orderRow(over: Partial<OrderRow> = {}): OrderRow {
  return {
    order: 'FL12',
    version: 1,
    owner: 0,
    ownerName: 'You',
    group: 'G9',
    purpose: 'Entry',
    legs: [{ instrument: 1, symbol: 'SPY', side: 'Buy', ratio: 1 }],
    quantity: 10,
    filled: 0,
    averagePrice: null,
    type: 'Limit',
    timeInForce: 'Day',
    limitPrice: d('670.10'),
    triggerPrice: null,
    trailBy: null,
    status: 'Working',
    isOpen: true,
    cancelRequested: false,
    amendPending: false,
    sentAt: morning,
    changedAt: morning,
    reason: '',
    ...over,
  };
}

export function fillRow(over: Partial<FillRow> = {}): FillRow {
  return {
    execution: 'E1',
    order: 'FL3',
    owner: 1,
    ownerName: 'Opening range',
    instrument: 1,
    symbol: 'SPY',
    side: 'Buy',
    purpose: 'Entry',
    quantity: 20,
    price: d('669.80'),
    at: morning,
    reason: 'break of the opening range',
    ...over,
  };
}

export function strategyRow(over: Partial<StrategyRow> = {}): StrategyRow {
  return {
    owner: 1,
    name: 'Opening range',
    parameters: { minutes: '15', stop: '0.35%' },
    instruments: [1],
    isOn: true,
    openGroups: 1,
    realised: d('140.20'),
    unrealised: d('28.20'),
    halt: null,
    ...over,
  };
}

export function linkRow(over: Partial<LinkRow> = {}): LinkRow {
  return {
    broker: 'Practice',
    link: 'MarketData',
    state: 'Synchronised',
    isUp: true,
    since: morning,
    evidence: 'last tick 0.1 s ago, 312 a second',
    lastTickAt: morning,
    reconnects: 0,
    pingMs: null,
    ...over,
  };
}
