// Written by Fairlead.Host/Terminal/Contract/TypeScriptContract.cs. Do not edit: run the test with FAIRLEAD_UPDATE_SNAPSHOTS=1.

/** Exact decimal text; parse with lib/decimal, never with Number() for money. */
export type Decimal = string & { readonly __decimal?: never };
/** UTC instant, ISO 8601. */
export type Instant = string & { readonly __instant?: never };
/** Trading day, yyyy-mm-dd. */
export type Day = string & { readonly __day?: never };

export type AlertLevel = 'Info' | 'Warning' | 'Alarm';
export type ApiScope = 'Read' | 'Trade' | 'Webhook';
export type CommandOutcome = 'Accepted' | 'Refused' | 'Conflict';
export type DecisionVerdict = 'Approved' | 'Refused' | 'Note';
export type ExitReason = 'None' | 'Stop' | 'Target' | 'Trail' | 'BreakEven' | 'MaxLoss' | 'TimeExit' | 'SquareOff' | 'CombinedStop' | 'CombinedTarget' | 'Strategy' | 'Person' | 'Halt' | 'Late';
export type GroupState = 'Opening' | 'Protected' | 'Unprotected' | 'Closing' | 'CloseFailed' | 'Closed';
export type HaltCause = 'Requested' | 'DailyLoss' | 'Drawdown' | 'Integrity';
export type HaltLevel = 'None' | 'BlockEntries' | 'CancelWorking' | 'Flatten';
export type InstrumentKind = 'Equity' | 'Index' | 'Option' | 'Future';
export type LinkKind = 'MarketData' | 'Orders' | 'Account';
export type OptionRight = 'Call' | 'Put';
export type OrderPurpose = 'Entry' | 'Exit';
export type OrderStatus = 'Sent' | 'Unknown' | 'Working' | 'PartFilled' | 'Filled' | 'Rejected' | 'Cancelled' | 'Expired' | 'NotSent';
export type OrderType = 'Market' | 'Limit' | 'Stop' | 'StopLimit' | 'MarketOnOpen' | 'MarketOnClose' | 'TrailingStop';
export type PracticeFault = 'FeedMute' | 'Disconnect' | 'ReplyLost' | 'Rejection' | 'PartialFills' | 'Gap' | 'VolatilitySpike';
export type RuleOutcome = 'Unknown' | 'Passed' | 'Off' | 'Warned' | 'Refused';
export type Side = 'Buy' | 'Sell';
export type TimeInForce = 'Day' | 'Gtc' | 'Gtd' | 'Ioc' | 'Fok';
export type Topic = 'Accounts' | 'Quotes' | 'Bars' | 'Orders' | 'Fills' | 'Positions' | 'Protection' | 'Decisions' | 'Links' | 'Alerts' | 'Equity' | 'Strategies' | 'Trades';
export type TradingMode = 'Live' | 'Paper' | 'Replay' | 'Shadow';
export type Venue = 'UsEquity' | 'UsOption' | 'Nse' | 'Nfo' | 'Bse' | 'Bfo';

export interface AccountRow {
  account: string;
  name: string;
  mode: TradingMode;
  currency: string;
  timeZone: string;
  clock: ClockView;
  session: SessionView;
  owner: OwnerView;
  trading: TradingView;
  halt: HaltView | null;
  profit: ProfitView;
  isPractice: boolean;
}

export interface AddApiKeyRequest {
  name: string;
  scopes: readonly ApiScope[];
  account: string;
  expiresAt?: Instant | null;
  addresses?: readonly string[] | null;
}

export interface AdoptRequest {
  instrument: number;
  owner: number;
  plan: PlanView;
}

export interface AlertRow {
  seq: number;
  at: Instant;
  level: AlertLevel;
  code: string;
  text: string;
}

export interface AmendOrderRequest {
  expectedVersion: number;
  quantity?: number | null;
  limitPrice?: Decimal | null;
  triggerPrice?: Decimal | null;
  trailBy?: Decimal | null;
}

export interface AmendProtectionRequest {
  expectedVersion: number;
  plan: PlanView;
}

export interface ApiKeyView {
  id: string;
  name: string;
  scopes: readonly ApiScope[];
  account: string;
  createdAt: Instant;
  createdBy: string;
  expiresAt: Instant | null;
  addresses: readonly string[];
}

export interface BacktestRequestBody {
  folder: string;
  symbols: readonly string[];
  from: Day;
  to: Day;
  timeframe: string;
  strategy: string;
  parameters: Readonly<Record<string, string>>;
  cash: Decimal | null;
}

export interface BacktestView {
  id: string;
  title: string;
  request: BacktestRequestBody;
  state: string;
  share: number;
  problem: string | null;
  figures: readonly FigureView[];
  curve: readonly EquityRow[];
  stateHash: string | null;
  journalHash: string | null;
}

export interface BarRow {
  start: Instant;
  open: Decimal;
  high: Decimal;
  low: Decimal;
  close: Decimal;
  volume: number;
  isClosed: boolean;
}

export interface ChainStrike {
  strike: Decimal;
  call: number | null;
  put: number | null;
}

export interface ChainView {
  underlying: number;
  expiries: readonly Day[];
  expiry: Day | null;
  lotSize: number;
  strikes: readonly ChainStrike[];
}

export interface ChangeOptionRequest {
  value: string;
  expectedValue: string;
}

export interface CheckView {
  rule: string;
  outcome: RuleOutcome;
  value: Decimal | null;
  limit: Decimal | null;
  reason: string | null;
}

export type ClientMessage = Subscribe | Unsubscribe | Resync | Ping;

export interface ClockView {
  at: Instant | null;
  wallAt: Instant;
  speed: number;
  isMarketTime: boolean;
  lagMs: number;
}

export interface CombinedView {
  entryPremium: Decimal;
  costToClose: Decimal | null;
}

export interface CommandReply {
  outcome: CommandOutcome;
  code: string;
  reason: string;
  orders: readonly string[];
  group: string | null;
  checks: readonly CheckView[];
  seq: number | null;
}

export interface CompareView {
  areEqual: boolean;
  equal: number;
  firstDifference: string | null;
  at: Instant | null;
}

export interface DataFolderView {
  folder: string;
  symbols: readonly DataSymbolView[];
  problem: string | null;
}

export interface DataSymbolView {
  symbol: string;
  kind: InstrumentKind;
  resolution: string;
  first: Day | null;
  last: Day | null;
}

export interface DecisionRow {
  seq: number;
  at: Instant;
  owner: number;
  ownerName: string;
  verdict: DecisionVerdict;
  code: string;
  text: string;
  instrument: number | null;
  symbol: string | null;
  checks: readonly CheckView[];
}

export interface DeltaMessage {
  kind: 'delta';
  id: number;
  seq: number;
  rows: readonly unknown[];
  gone: readonly string[];
}

export interface DistanceView {
  points: Decimal | null;
  percent: Decimal | null;
}

export interface EquityRow {
  at: Instant;
  equity: Decimal;
}

export interface FaultRequest {
  fault: PracticeFault;
  seconds?: number | null;
  count?: number | null;
  percent?: Decimal | null;
  instrument?: number | null;
}

export interface FaultView {
  fault: PracticeFault;
  text: string;
}

export interface FigureView {
  name: string;
  value: string;
}

export interface FillRow {
  execution: string;
  order: string;
  owner: number;
  ownerName: string;
  instrument: number;
  symbol: string;
  side: Side;
  purpose: OrderPurpose;
  quantity: number;
  price: Decimal;
  at: Instant;
  reason: string;
}

export interface FlattenRequest {
  owner: number | null;
  instrument: number | null;
  reason: string;
}

export interface GreeksView {
  impliedVolatility: number;
  delta: number;
  gamma: number;
  theta: number;
  vega: number;
}

export interface HaltRequest {
  level: HaltLevel;
  owner: number | null;
  reason: string;
}

export interface HaltView {
  level: HaltLevel;
  cause: HaltCause;
  reason: string;
  since: Instant;
  by: string;
  needsLossConfirmation: boolean;
}

export interface HealthCheck {
  name: string;
  isOk: boolean;
  finding: string;
}

export interface HealthView {
  version: string;
  startedAt: Instant;
  uptimeSeconds: number;
  isReady: boolean;
  checks: readonly HealthCheck[];
  loops: readonly LoopView[];
  process: ProcessView;
  sockets: number;
}

export interface InstrumentRow {
  id: number;
  symbol: string;
  kind: InstrumentKind;
  venue: Venue;
  tick: Decimal;
  lotSize: number;
  freezeQuantity: number | null;
  multiplier: number;
  isTradable: boolean;
  option: OptionView | null;
  hasChain: boolean;
}

export interface IssuedApiKey {
  id: string;
  name: string;
  scopes: readonly ApiScope[];
  account: string;
  createdAt: Instant;
  createdBy: string;
  expiresAt: Instant | null;
  addresses: readonly string[];
  key: string;
}

export interface LegRequest {
  instrument: number;
  side: Side;
  ratio?: number;
}

export interface LegView {
  instrument: number;
  symbol: string;
  side: Side;
  ratio: number;
}

export interface LinkRow {
  broker: string;
  link: LinkKind;
  state: string;
  isUp: boolean;
  since: Instant | null;
  evidence: string;
  lastTickAt: Instant | null;
  reconnects: number;
  pingMs: number | null;
}

export interface LoopView {
  account: string;
  lagMs: number;
  maxLagMs: number;
  eventsPerSecond: number;
  intakeDepth: number;
  intakeCapacity: number;
  sequence: number;
  durableSequence: number;
  lastEventAt: Instant | null;
  fault: string | null;
}

export interface OptionRow {
  key: string;
  type: string;
  unit: string | null;
  range: string | null;
  choices: readonly string[];
  default: string;
  value: string;
  source: string;
  help: string;
  needsRestart: boolean;
}

export interface OptionView {
  underlying: number;
  right: OptionRight;
  strike: Decimal;
  expiry: Day;
  expiryAt: Instant;
}

export interface OrderPreview {
  wouldPass: boolean;
  code: string;
  reason: string;
  checks: readonly CheckView[];
  notional: Decimal | null;
  worstLoss: Decimal | null;
  isUnlimited: boolean;
  margin: Decimal | null;
  buyingPower: Decimal | null;
  charges: Decimal | null;
}

export interface OrderRow {
  order: string;
  version: number;
  owner: number;
  ownerName: string;
  group: string | null;
  purpose: OrderPurpose;
  legs: readonly LegView[];
  quantity: number;
  filled: number;
  averagePrice: Decimal | null;
  type: OrderType;
  timeInForce: TimeInForce;
  limitPrice: Decimal | null;
  triggerPrice: Decimal | null;
  trailBy: Decimal | null;
  status: OrderStatus;
  isOpen: boolean;
  cancelRequested: boolean;
  amendPending: boolean;
  sentAt: Instant;
  changedAt: Instant;
  reason: string;
}

export interface OwnerView {
  isThisDesk: boolean;
  name: string;
  fence: number | null;
  since: Instant | null;
  renewedAt: Instant | null;
  canTakeOver: boolean;
}

export interface ParameterInfo {
  name: string;
  type: string;
  default: string;
  min: string | null;
  max: string | null;
  choices: readonly string[];
  help: string;
}

export interface PastView {
  seq: number;
  at: Instant;
  profit: ProfitView;
  halt: HaltView | null;
  orders: readonly OrderRow[];
  positions: readonly PositionRow[];
  protection: readonly ProtectionRow[];
  stateHash: string;
}

export interface Ping {
  op: 'ping';
  nonce: number;
}

export interface PlaceOrderRequest {
  legs: readonly LegRequest[];
  quantity: number;
  type: OrderType;
  timeInForce?: TimeInForce;
  limitPrice?: Decimal | null;
  triggerPrice?: Decimal | null;
  trailBy?: Decimal | null;
  goodTill?: Instant | null;
  protection?: PlanView | null;
}

export interface PlanView {
  stop?: DistanceView | null;
  stopAt?: Decimal | null;
  target?: DistanceView | null;
  targetAt?: Decimal | null;
  trailBy?: DistanceView | null;
  trailAfter?: DistanceView | null;
  breakEvenAt?: DistanceView | null;
  breakEvenBuffer?: DistanceView | null;
  exitAfterSeconds?: number | null;
  squareOffBeforeSeconds?: number | null;
  combinedStopRatio?: Decimal | null;
  combinedTargetRatio?: Decimal | null;
  maxLoss?: Decimal | null;
}

export interface PongMessage {
  kind: 'pong';
  nonce: number;
}

export interface PositionRow {
  key: string;
  owner: number;
  ownerName: string;
  instrument: number;
  symbol: string;
  quantity: number;
  averagePrice: Decimal | null;
  mark: Decimal | null;
  markAt: Instant | null;
  unrealised: Decimal | null;
  realisedNet: Decimal;
  covered: number;
  groups: readonly string[];
}

export interface PracticeView {
  seed: string;
  day: Day | null;
  speed: number;
  hours: string;
  faults: readonly FaultView[];
  recordsPerSecond: number;
  ends: Day;
}

export interface Problem {
  code: string;
  reason: string;
}

export interface ProcessView {
  memoryMb: number;
  heapMb: number;
  gcPausePct: number;
  lastGcPauseMs: number;
  gen2Collections: number;
  threads: number;
  freeDiskMb: number | null;
}

export interface ProfitView {
  equity: Decimal | null;
  cash: Decimal | null;
  today: Decimal | null;
  realised: Decimal | null;
  unrealised: Decimal | null;
  charges: Decimal | null;
  asOf: Instant | null;
  unknownReason: string | null;
}

export interface ProtectionRow {
  key: string;
  group: string;
  version: number;
  owner: number;
  ownerName: string;
  instrument: number;
  symbol: string;
  state: GroupState;
  open: number;
  covered: number;
  averageEntry: Decimal | null;
  stop: Decimal | null;
  stopRule: ExitReason;
  target: Decimal | null;
  distance: Decimal | null;
  mark: Decimal | null;
  markAt: Instant | null;
  isBlind: boolean;
  exitInFlight: number;
  exitReason: ExitReason;
  plan: PlanView | null;
  combined: CombinedView | null;
}

export interface QuoteRow {
  instrument: number;
  bid: Decimal | null;
  bidSize: number | null;
  ask: Decimal | null;
  askSize: number | null;
  quoteAt: Instant | null;
  last: Decimal | null;
  lastAt: Instant | null;
  mark: Decimal | null;
  open: Decimal | null;
  high: Decimal | null;
  low: Decimal | null;
  previousClose: Decimal | null;
  volume: number;
  openInterest: number | null;
  greeks: GreeksView | null;
}

export interface ReasonRequest {
  reason: string;
}

export interface ReasonView {
  code: string;
  text: string;
}

export interface RefusedMessage {
  kind: 'refused';
  id: number;
  code: string;
  reason: string;
}

export interface ReleaseHaltRequest {
  owner: number | null;
  reason: string;
  confirmedLoss?: boolean;
}

export interface ReplayControl {
  command: string;
  speed?: number | null;
  share?: number | null;
}

export interface ReplayInstrument {
  id: number;
  symbol: string;
}

export interface ReplayRequest {
  account: string | null;
  day: Day | null;
  folder?: string | null;
  symbols?: readonly string[] | null;
  timeframe?: string | null;
}

export interface ReplayView {
  id: string;
  source: string;
  currency: string;
  timeZone: string;
  instruments: readonly ReplayInstrument[];
  start: Instant;
  end: Instant;
  preparing: number | null;
  at: Instant | null;
  share: number;
  isPlaying: boolean;
  speed: number;
  problem: string | null;
}

export interface Resync {
  op: 'resync';
  id: number;
}

export type ServerMessage = SnapshotMessage | DeltaMessage | RefusedMessage | PongMessage;

export interface SessionView {
  isOpen: boolean;
  day: Day;
  open: Instant;
  close: Instant;
}

export interface SnapshotMessage {
  kind: 'snapshot';
  id: number;
  seq: number;
  rows: readonly unknown[];
}

export interface SpeedRequest {
  speed: number;
}

export interface StrategyInfo {
  name: string;
  version: string | null;
  parameters: readonly ParameterInfo[];
  needsOptionChain: boolean;
}

export interface StrategyRow {
  owner: number;
  name: string;
  parameters: Readonly<Record<string, string>>;
  instruments: readonly number[];
  isOn: boolean;
  openGroups: number;
  realised: Decimal;
  unrealised: Decimal | null;
  halt: HaltView | null;
}

export interface Subscribe {
  op: 'subscribe';
  id: number;
  account: string;
  topic: Topic;
  instruments?: readonly number[] | null;
  timeframe?: string | null;
}

export interface SwitchStrategyRequest {
  isOn: boolean;
}

export interface TimelineItem {
  seq: number;
  at: Instant;
  kind: string;
  name: string;
  text: string;
  causation: number;
  by: string | null;
  payload: string;
}

export interface TimelineView {
  first: number;
  last: number;
  items: readonly TimelineItem[];
  isMore: boolean;
}

export interface TradeRow {
  seq: number;
  owner: number;
  ownerName: string;
  instrument: number;
  symbol: string;
  openedWith: Side;
  quantity: number;
  entryAverage: Decimal;
  exitAverage: Decimal;
  openedAt: Instant;
  closedAt: Instant;
  gross: Decimal;
  charges: Decimal;
  net: Decimal;
}

export interface TradingView {
  isAllowed: boolean;
  reasons: readonly ReasonView[];
}

export interface Unsubscribe {
  op: 'unsubscribe';
  id: number;
}

export interface TopicRows {
  Accounts: AccountRow;
  Quotes: QuoteRow;
  Bars: BarRow;
  Orders: OrderRow;
  Fills: FillRow;
  Positions: PositionRow;
  Protection: ProtectionRow;
  Decisions: DecisionRow;
  Links: LinkRow;
  Alerts: AlertRow;
  Equity: EquityRow;
  Strategies: StrategyRow;
  Trades: TradeRow;
}
