import type { FillRow } from '@/api/contract';
import { Price } from '@/components/ui/amount';
import layout from '@/components/ui/layout.module.css';
import tables from '@/components/ui/table.module.css';
import { clockText, millis } from '@/lib/market-time';
import { countText } from '@/lib/money';

interface FillsTableProps {
  readonly rows: readonly FillRow[];
  readonly timeZone: string;
}

/** Fills of another time: to look at, nothing to press. */
export function FillsTable({ rows, timeZone }: FillsTableProps) {
  return (
    <table className={tables.table} aria-label="Fills">
      <thead>
        <tr>
          <th scope="col">Time</th>
          <th scope="col">What</th>
          <th scope="col">Who</th>
          <th scope="col" className={tables.number}>
            Units
          </th>
          <th scope="col" className={tables.number}>
            Price
          </th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.execution}>
            <th scope="row">{clockText(millis(row.at), timeZone)}</th>
            <td data-label="What">
              {row.side} {row.symbol}
            </td>
            <td data-label="Who">{row.ownerName}</td>
            <td data-label="Units" className={tables.number}>
              {countText(row.quantity)}
            </td>
            <td data-label="Price" className={tables.number}>
              <Price value={row.price} />
            </td>
            <td data-label="Why" className={layout.wrap}>
              {row.reason}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
