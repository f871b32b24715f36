import { useAccount } from '@/api/account';
import { useTable } from '@/api/desk';
import { Amount } from '@/components/ui/amount';
import { Empty } from '@/components/ui/empty';
import { Panel } from '@/components/ui/panel';
import table from '@/components/ui/table.module.css';
import { clockText, millis } from '@/lib/market-time';
import { countText } from '@/lib/money';

const mostShown = 40;

/** The latest fills, newest first. */
export function FillsPanel() {
  const { account, timeZone, currency } = useAccount();
  const fills = useTable('Fills', account);
  const rows = fills ? [...fills.rows.values()].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, mostShown) : [];
  return (
    <Panel title="Fills">
      {rows.length === 0 ? (
        <Empty table={fills}>No fill yet.</Empty>
      ) : (
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">At</th>
              <th scope="col">Fill</th>
              <th scope="col" className={table.number}>
                Price
              </th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.execution}>
                <td data-label="At" className={table.soft}>
                  {clockText(millis(row.at), timeZone)}
                </td>
                <th scope="row">
                  {row.side === 'Buy' ? 'Bought' : 'Sold'} {countText(row.quantity, currency)} {row.symbol}
                </th>
                <td data-label="Price" className={table.number}>
                  <Amount value={row.price} currency={currency} />
                </td>
                <td data-label="Why" className={table.soft}>
                  {row.ownerName}: {row.reason}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
