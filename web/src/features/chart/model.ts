import type { Decimal, OrderRow, PlanView, PositionRow, ProtectionRow } from '@/api/contract';
import { add, compare, subtract } from '@/lib/decimal';
import { withStop, withTarget } from '@/lib/plan';

export type LineKind = 'entry' | 'stop' | 'target' | 'order';

/** What a moved line asks the desk to change. */
export type Amendment =
  | { readonly of: 'protection'; readonly group: string; readonly expectedVersion: number; readonly plan: PlanView }
  | {
      readonly of: 'order';
      readonly order: string;
      readonly expectedVersion: number;
      readonly limitPrice?: Decimal;
      readonly triggerPrice?: Decimal;
    };

export interface ChartLine {
  readonly id: string;
  readonly kind: LineKind;
  /** Its accessible name, stable for tests: "Stop SPY". */
  readonly name: string;
  readonly label: string;
  readonly price: Decimal;
  readonly version: number;
  /** Null for what cannot be moved: the entry of a filled position is a fact. */
  readonly amend: ((price: Decimal) => Amendment) | null;
}

/** The lines of one instrument's chart: the positions' entries, the guards of its groups, the orders that wait at a price. */
export function linesOf(
  instrument: number,
  positions: readonly PositionRow[],
  protection: readonly ProtectionRow[],
  orders: readonly OrderRow[],
): readonly ChartLine[] {
  return [
    ...positions.filter((row) => row.instrument === instrument).flatMap(entryLine),
    ...protection.filter((row) => row.instrument === instrument && row.open !== 0).flatMap(guardLines),
    ...orders
      .filter((row) => row.isOpen && row.legs.length === 1 && row.legs[0]?.instrument === instrument)
      .flatMap(orderLine),
  ];
}

function entryLine(row: PositionRow): ChartLine[] {
  if (row.averagePrice === null) return [];
  const label = `${row.quantity > 0 ? 'Long' : 'Short'} ${Math.abs(row.quantity)} from ${row.averagePrice}`;
  return [
    {
      id: `entry ${row.key}`,
      kind: 'entry',
      name: `Entry ${row.symbol}`,
      label,
      price: row.averagePrice,
      version: 0,
      amend: null,
    },
  ];
}

function guardLines(row: ProtectionRow): ChartLine[] {
  const common = { of: 'protection', group: row.group, expectedVersion: row.version } as const;
  const lines: ChartLine[] = [];
  if (row.stop !== null) {
    lines.push({
      id: `stop ${row.key}`,
      kind: 'stop',
      name: `Stop ${row.symbol}`,
      label: `Stop ${Math.abs(row.covered)}`,
      price: row.stop,
      version: row.version,
      amend: (price) => ({ ...common, plan: withStop(row.plan, price) }),
    });
  }
  if (row.target !== null) {
    lines.push({
      id: `target ${row.key}`,
      kind: 'target',
      name: `Target ${row.symbol}`,
      label: `Target ${Math.abs(row.covered)}`,
      price: row.target,
      version: row.version,
      amend: (price) => ({ ...common, plan: withTarget(row.plan, price) }),
    });
  }
  return lines;
}

function orderLine(row: OrderRow): ChartLine[] {
  const price = row.triggerPrice ?? row.limitPrice;
  const [leg] = row.legs;
  if (price === null || !leg) return [];
  const isTrigger = row.triggerPrice !== null;
  return [
    {
      id: `order ${row.order}`,
      kind: 'order',
      name: `Order ${row.order}`,
      label: `${leg.side} ${row.quantity - row.filled} ${isTrigger ? 'stop' : 'limit'}`,
      price,
      version: row.version,
      amend: (moved) => ({
        of: 'order',
        order: row.order,
        expectedVersion: row.version,
        ...(isTrigger ? { triggerPrice: moved } : { limitPrice: moved }),
        // A stop limit keeps the room between its trigger and its limit.
        ...(isTrigger && row.limitPrice !== null ? { limitPrice: add(row.limitPrice, subtract(moved, price)) } : {}),
      }),
    },
  ];
}

/** A line under the hand. `sent` waits for the row to show the price; until then nothing is promised. */
export type Hold =
  | { readonly phase: 'rest' }
  | { readonly phase: 'moving'; readonly price: Decimal; readonly from: ChartLine }
  | { readonly phase: 'sent'; readonly price: Decimal; readonly version: number; readonly isAccepted: boolean }
  | { readonly phase: 'confirmed' }
  | { readonly phase: 'refused'; readonly reason: string; readonly isUnknown: boolean };

export type HoldEvent =
  | { readonly what: 'move'; readonly price: Decimal; readonly line: ChartLine }
  | { readonly what: 'restore' }
  | { readonly what: 'send'; readonly price: Decimal; readonly version: number }
  | { readonly what: 'accepted' }
  /** Unknown: no answer came; it may have acted. */
  | { readonly what: 'refused'; readonly reason: string; readonly isUnknown: boolean }
  | { readonly what: 'row'; readonly price: Decimal; readonly version: number }
  | { readonly what: 'forget' };

export function holdAfter(hold: Hold, event: HoldEvent): Hold {
  switch (event.what) {
    case 'move':
      // The version is the one that was seen when the hand took the line.
      return hold.phase === 'sent'
        ? hold
        : { phase: 'moving', price: event.price, from: hold.phase === 'moving' ? hold.from : event.line };
    case 'restore':
      return hold.phase === 'moving' ? { phase: 'rest' } : hold;
    case 'send':
      return { phase: 'sent', price: event.price, version: event.version, isAccepted: false };
    case 'accepted':
      return hold.phase === 'sent' ? { ...hold, isAccepted: true } : hold;
    case 'refused':
      return hold.phase === 'sent' ? { phase: 'refused', reason: event.reason, isUnknown: event.isUnknown } : hold;
    case 'row':
      if (hold.phase !== 'sent') return hold;
      if (compare(event.price, hold.price) === 0) return { phase: 'confirmed' };
      // A newer version with another price: someone else, or a rule of the desk, had the last word.
      return hold.isAccepted && event.version > hold.version
        ? { phase: 'refused', reason: `the desk set ${event.price} instead`, isUnknown: false }
        : hold;
    case 'forget':
      return hold.phase === 'confirmed' || hold.phase === 'refused' ? { phase: 'rest' } : hold;
  }
}

/** Where the line is drawn now. */
export function shownPrice(line: ChartLine, hold: Hold): Decimal {
  return hold.phase === 'moving' || hold.phase === 'sent' ? hold.price : line.price;
}

/** What is said beside the line. */
export function holdWords(hold: Hold): string {
  switch (hold.phase) {
    case 'rest':
      return '';
    case 'moving':
      return 'not sent';
    case 'sent':
      return 'sent';
    case 'confirmed':
      return 'confirmed';
    case 'refused':
      return `${hold.isUnknown ? 'unknown' : 'refused'}: ${hold.reason}`;
  }
}
