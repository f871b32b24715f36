import type { OrderRow } from '@/api/contract';
import { Price } from '@/components/ui/amount';
import tables from '@/components/ui/table.module.css';
import { clockText, millis } from '@/lib/market-time';
import { countText } from '@/lib/money';
import { wordsOf } from '@/lib/shown';

interface OrdersTableProps {
  readonly rows: readonly OrderRow[];
  readonly timeZone: string;
}

/** Orders of another time: to look at, nothing to press. */
export function OrdersTable({ rows, timeZone }: OrdersTableProps) {
  return (
    <table className={tables.table} aria-label="Orders">
      <thead>
        <tr>
          <th scope="col">Order</th>
          <th scope="col">What</th>
          <th scope="col">Type</th>
          <th scope="col" className={tables.number}>
            Filled
          </th>
          <th scope="col" className={tables.number}>
            Price
          </th>
          <th scope="col">Status</th>
          <th scope="col">Changed</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.order} data-trouble={row.status === 'Unknown'}>
            <th scope="row">{row.order}</th>
            <td data-label="What">{row.legs.map((leg) => `${leg.side} ${leg.symbol}`).join(', ')}</td>
            <td data-label="Type">{wordsOf(row.type)}</td>
            <td data-label="Filled" className={tables.number}>
              {countText(row.filled)} of {countText(row.quantity)}
            </td>
            <td data-label="Price" className={tables.number}>
              {row.limitPrice === null && row.triggerPrice === null ? (
                'market'
              ) : (
                <Price value={row.limitPrice ?? row.triggerPrice} />
              )}
            </td>
            <td data-label="Status">{wordsOf(row.status)}</td>
            <td data-label="Changed">{clockText(millis(row.changedAt), timeZone)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
