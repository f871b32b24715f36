import type { OrderRow, OrderStatus, OrderType, TimeInForce } from '@/api/contract';
import { priceText } from '@/lib/money';

export const typeWords: Readonly<Record<OrderType, string>> = {
  Market: 'Market',
  Limit: 'Limit',
  Stop: 'Stop',
  StopLimit: 'Stop limit',
  MarketOnOpen: 'On open',
  MarketOnClose: 'On close',
  TrailingStop: 'Trailing stop',
};

export const lifeWords: Readonly<Record<TimeInForce, string>> = {
  Day: 'Day',
  Gtc: 'GTC',
  Gtd: 'GTD',
  Ioc: 'IOC',
  Fok: 'FOK',
};

const statusWords: Readonly<Record<OrderStatus, string>> = {
  Sent: 'sent',
  Unknown: 'outcome unknown',
  Working: 'working',
  PartFilled: 'part filled',
  Filled: 'filled',
  Rejected: 'rejected',
  Cancelled: 'cancelled',
  Expired: 'expired',
  NotSent: 'not sent',
};

/** What is known of an order in words; a change on its way is said before what it changes. */
export function orderWords(row: OrderRow): string {
  if (row.cancelRequested && row.isOpen) return 'cancel sent';
  if (row.amendPending) return 'change sent';
  return statusWords[row.status];
}

/** The prices that an order waits for: "at 670.10", "trigger 671, limit 671.50"; nothing for a market order. */
export function termsOf(row: OrderRow): string {
  const terms = [
    row.triggerPrice !== null && `trigger ${priceText(row.triggerPrice)}`,
    row.limitPrice !== null &&
      (row.type === 'Limit' ? `at ${priceText(row.limitPrice)}` : `limit ${priceText(row.limitPrice)}`),
    row.trailBy !== null && `trails by ${row.trailBy}`,
  ].filter(Boolean);
  return terms.join(', ');
}

/** "Buy 10 SPY"; the legs of a structure one after the other. */
export function orderTitle(row: OrderRow): string {
  return row.legs.map((leg) => `${leg.side} ${row.quantity * leg.ratio} ${leg.symbol}`).join(' / ');
}

export function openOrders(rows: readonly OrderRow[]): readonly OrderRow[] {
  return rows.filter((row) => row.isOpen || row.status === 'Unknown');
}
