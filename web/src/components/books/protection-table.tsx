import type { ProtectionRow } from '@/api/contract';
import { Price } from '@/components/ui/amount';
import tables from '@/components/ui/table.module.css';
import { countText } from '@/lib/money';
import { wordsOf } from '@/lib/shown';

/** Protection of another time: to look at, nothing to press. */
export function ProtectionTable({ rows }: { readonly rows: readonly ProtectionRow[] }) {
  return (
    <table className={tables.table} aria-label="Protection">
      <thead>
        <tr>
          <th scope="col">Instrument</th>
          <th scope="col">Group</th>
          <th scope="col">State</th>
          <th scope="col" className={tables.number}>
            Covered
          </th>
          <th scope="col" className={tables.number}>
            Stop
          </th>
          <th scope="col" className={tables.number}>
            Target
          </th>
          <th scope="col" className={tables.number}>
            Distance
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} data-trouble={row.state === 'Unprotected' || row.state === 'CloseFailed'}>
            <th scope="row">{row.symbol}</th>
            <td data-label="Group">{row.group}</td>
            <td data-label="State">
              {wordsOf(row.state)}
              {row.isBlind && ', blind: no price'}
            </td>
            <td data-label="Covered" className={tables.number}>
              {countText(row.covered)} of {countText(row.open)}
            </td>
            <td data-label="Stop" className={tables.number}>
              {row.stop === null ? 'none' : <Price value={row.stop} />}
            </td>
            <td data-label="Target" className={tables.number}>
              {row.target === null ? 'none' : <Price value={row.target} />}
            </td>
            <td data-label="Distance" className={tables.number}>
              <Price value={row.distance} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
