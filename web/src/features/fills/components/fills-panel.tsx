import { useAccount } from '@/api/account';
import { useTable } from '@/api/desk';
import { Price } from '@/components/ui/amount';
import { Empty } from '@/components/ui/empty';
import { Panel } from '@/components/ui/panel';
import { clockText, millis } from '@/lib/market-time';
import { countText } from '@/lib/money';
import styles from './fills-panel.module.css';

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
        <ol className={styles.list}>
          {rows.map((row) => (
            <li key={row.execution} className={styles.line}>
              <time className={styles.soft} dateTime={row.at}>
                {clockText(millis(row.at), timeZone)}
              </time>
              <span>
                <strong>
                  {row.side === 'Buy' ? 'Bought' : 'Sold'} {countText(row.quantity, currency)} {row.symbol}
                </strong>{' '}
                at <Price value={row.price} currency={currency} />{' '}
                <span className={styles.soft}>
                  {row.ownerName}, {row.purpose === 'Exit' ? 'exit' : 'entry'}: {row.reason}
                </span>
              </span>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
