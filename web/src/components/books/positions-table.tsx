import type { PositionRow } from '@/api/contract';
import { Price, Signed } from '@/components/ui/amount';
import tables from '@/components/ui/table.module.css';
import { countText } from '@/lib/money';

interface PositionsTableProps {
  readonly rows: readonly PositionRow[];
  readonly currency: string;
}

/** Positions of another time: to look at, nothing to press. */
export function PositionsTable({ rows, currency }: PositionsTableProps) {
  return (
    <table className={tables.table} aria-label="Positions">
      <thead>
        <tr>
          <th scope="col">Instrument</th>
          <th scope="col">Who</th>
          <th scope="col" className={tables.number}>
            Units
          </th>
          <th scope="col" className={tables.number}>
            Covered
          </th>
          <th scope="col" className={tables.number}>
            Average
          </th>
          <th scope="col" className={tables.number}>
            Mark
          </th>
          <th scope="col" className={tables.number}>
            Unrealised
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} data-trouble={Math.abs(row.covered) < Math.abs(row.quantity)}>
            <th scope="row">{row.symbol}</th>
            <td data-label="Who">{row.ownerName}</td>
            <td data-label="Units" className={tables.number}>
              {countText(row.quantity)}
            </td>
            <td data-label="Covered" className={tables.number}>
              {countText(row.covered)}
            </td>
            <td data-label="Average" className={tables.number}>
              <Price value={row.averagePrice} />
            </td>
            <td data-label="Mark" className={tables.number}>
              <Price value={row.mark} />
            </td>
            <td data-label="Unrealised" className={tables.number}>
              <Signed value={row.unrealised} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
