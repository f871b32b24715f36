import type { FillRow, OrderRow } from '@/api/contract';

/** Rows whose key was not there before, and all keys there are now. */
export function newRows<Row>(
  rows: ReadonlyMap<string, Row>,
  known: ReadonlySet<string>,
): { readonly fresh: readonly Row[]; readonly keys: Set<string> } {
  const fresh: Row[] = [];
  for (const [key, row] of rows) if (!known.has(key)) fresh.push(row);
  return { fresh, keys: new Set(rows.keys()) };
}

const stops = /stop|trail|max ?loss|break ?even/i;

/** A fill as a sentence; an exit that a stop asked for is urgent. */
export function fillNews(row: FillRow): { readonly text: string; readonly isUrgent: boolean } {
  const isStop = row.purpose === 'Exit' && stops.test(row.reason);
  const what = `${row.side === 'Buy' ? 'Bought' : 'Sold'} ${row.quantity} ${row.symbol} at ${row.price}`;
  return { text: isStop ? `Stop hit: ${what}.` : `${what}.`, isUrgent: isStop };
}

/** What must be said at once of an order that changed its status; null when nothing must. */
export function orderNews(row: OrderRow): string | null {
  const what = row.legs.map((leg) => `${leg.side} ${row.quantity * leg.ratio} ${leg.symbol}`).join(' / ');
  if (row.status === 'Rejected' || row.status === 'NotSent') return `${what}: rejected. ${row.reason}`;
  if (row.status === 'Unknown') return `${what}: no answer from the venue; the outcome is unknown.`;
  return null;
}
