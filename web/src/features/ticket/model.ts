import type {
  Decimal,
  DistanceView,
  Instant,
  InstrumentRow,
  OrderType,
  PlaceOrderRequest,
  PlanView,
  Side,
  TimeInForce,
} from '@/api/contract';
import { decimal, isOnTick, multiply, parseDecimal, sign } from '@/lib/decimal';
import { instant, zoneOffset } from '@/lib/market-time';

export type GuardUnit = 'none' | 'points' | 'percent' | 'price';

/** The ticket as typed: texts, so that half a number is no fault of ours. */
export interface Draft {
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  readonly sizeIn: 'lots' | 'units';
  readonly size: string;
  readonly limitPrice: string;
  readonly triggerPrice: string;
  readonly trailBy: string;
  /** Wall time of the market's zone: "2026-11-30T16:00". */
  readonly goodTill: string;
  readonly stopUnit: GuardUnit;
  readonly stop: string;
  readonly targetUnit: GuardUnit;
  readonly target: string;
  /** Points behind the best price; empty does not trail. */
  readonly trail: string;
}

export const emptyDraft: Draft = {
  side: 'Buy',
  type: 'Limit',
  timeInForce: 'Day',
  sizeIn: 'lots',
  size: '1',
  limitPrice: '',
  triggerPrice: '',
  trailBy: '',
  goodTill: '',
  stopUnit: 'percent',
  stop: '0.5',
  targetUnit: 'percent',
  target: '1',
  trail: '',
};

export const orderTypes: readonly (readonly [OrderType, string])[] = [
  ['Market', 'Market'],
  ['Limit', 'Limit'],
  ['Stop', 'Stop'],
  ['StopLimit', 'Stop limit'],
  ['TrailingStop', 'Trailing stop'],
  ['MarketOnOpen', 'Market on open'],
  ['MarketOnClose', 'Market on close'],
];

export const lives: readonly (readonly [TimeInForce, string])[] = [
  ['Day', 'Day'],
  ['Gtc', 'Until cancelled'],
  ['Gtd', 'Until a date'],
  ['Ioc', 'At once or cancel'],
  ['Fok', 'All at once or cancel'],
];

export const hasLimit = (type: OrderType) => type === 'Limit' || type === 'StopLimit';
export const hasTrigger = (type: OrderType) => type === 'Stop' || type === 'StopLimit';

export type Field = 'size' | 'limitPrice' | 'triggerPrice' | 'trailBy' | 'goodTill' | 'stop' | 'target' | 'trail';
export type Faults = Partial<Record<Field, string>>;

/** The order that a ticket asks for, or what is wrong with it, field by field. */
export function readDraft(
  draft: Draft,
  instrument: InstrumentRow,
  timeZone: string,
): { readonly request: PlaceOrderRequest | null; readonly units: number | null; readonly faults: Faults } {
  const faults: Faults = {};
  const units = readSize(draft, instrument, faults);
  const { tick } = instrument;
  const limitPrice = hasLimit(draft.type) ? readPrice(draft.limitPrice, tick, 'limitPrice', faults) : null;
  const triggerPrice = hasTrigger(draft.type) ? readPrice(draft.triggerPrice, tick, 'triggerPrice', faults) : null;
  const trailBy = draft.type === 'TrailingStop' ? readPrice(draft.trailBy, tick, 'trailBy', faults) : null;
  const goodTill = draft.timeInForce === 'Gtd' ? readInstant(draft.goodTill, timeZone, faults) : null;
  const protection = readPlan(draft, tick, faults);
  if (Object.keys(faults).length > 0 || units === null) return { request: null, units, faults };
  const request: PlaceOrderRequest = {
    legs: [{ instrument: instrument.id, side: draft.side, ratio: 1 }],
    quantity: units,
    type: draft.type,
    timeInForce: draft.timeInForce,
    limitPrice,
    triggerPrice,
    trailBy,
    goodTill,
    protection,
  };
  return { request, units, faults };
}

function readSize(draft: Draft, { lotSize, freezeQuantity }: InstrumentRow, faults: Faults): number | null {
  if (!/^\d{1,9}$/.test(draft.size.trim()) || Number(draft.size) === 0) {
    faults.size = 'A whole number, 1 or more.';
    return null;
  }
  const units = Number(draft.size) * (draft.sizeIn === 'lots' ? lotSize : 1);
  if (units % lotSize !== 0) faults.size = `A multiple of the lot of ${lotSize}.`;
  else if (freezeQuantity !== null && units > freezeQuantity)
    faults.size = `The venue takes at most ${freezeQuantity} units an order.`;
  return units;
}

function readPrice(text: string, tick: Decimal, field: Field, faults: Faults): Decimal | null {
  const price = parseDecimal(text);
  if (price === null) faults[field] = text.trim() === '' ? 'A price is needed.' : 'A price like 671.25.';
  else if (sign(price) <= 0) faults[field] = 'Above zero.';
  else if (!isOnTick(price, tick)) faults[field] = `A multiple of the tick of ${tick}.`;
  return price;
}

function readInstant(text: string, timeZone: string, faults: Faults): Instant | null {
  const wall = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? Date.parse(`${text}:00Z`) : Number.NaN;
  if (Number.isNaN(wall)) {
    faults.goodTill = 'A day and time are needed.';
    return null;
  }
  // The offset is that of the instant itself, not of the wall time read as UTC: they differ around a change of the clocks.
  const near = wall - zoneOffset(wall, timeZone);
  return instant(wall - zoneOffset(near, timeZone));
}

function readPlan(draft: Draft, tick: Decimal, faults: Faults): PlanView | null {
  const stop = readGuard(draft.stopUnit, draft.stop, tick, 'stop', faults);
  const target = readGuard(draft.targetUnit, draft.target, tick, 'target', faults);
  const trail = draft.trail.trim() === '' ? null : readPrice(draft.trail, tick, 'trail', faults);
  if (stop === null && target === null && trail === null) return null;
  return {
    ...(stop && ('at' in stop ? { stopAt: stop.at } : { stop })),
    ...(target && ('at' in target ? { targetAt: target.at } : { target })),
    ...(trail && { trailBy: { points: trail, percent: null } }),
  };
}

function readGuard(
  unit: GuardUnit,
  text: string,
  tick: Decimal,
  field: Field,
  faults: Faults,
): DistanceView | { readonly at: Decimal } | null {
  if (unit === 'none') return null;
  if (unit === 'percent') {
    const percent = parseDecimal(text);
    if (percent === null || sign(percent) <= 0) faults[field] = 'A percent above zero.';
    return { points: null, percent };
  }
  const value = readPrice(text, tick, field, faults);
  if (value === null) return null;
  return unit === 'price' ? { at: value } : { points: value, percent: null };
}

/** "130 units" under a size in lots. */
export function sizeHint(draft: Draft, instrument: InstrumentRow, units: number | null): string | null {
  if (units === null) return null;
  if (instrument.lotSize > 1 && draft.sizeIn === 'lots') return `${units} units`;
  if (instrument.multiplier > 1)
    return `worth ${multiply(decimal(instrument.multiplier), decimal(units))} of the underlying`;
  return null;
}
