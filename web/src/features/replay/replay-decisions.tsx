import { useMemo } from 'react';
import { useTable } from '@/api/desk';
import { Empty } from '@/components/ui/empty';
import { Panel } from '@/components/ui/panel';
import { clockText, millis } from '@/lib/market-time';
import styles from './replay.module.css';

const mostShown = 60;
const signs = { Approved: '\u2713', Refused: '\u2715', Note: '\u2013' } as const;

/** The newest decisions of the recording. */
export function ReplayDecisions({ replay, timeZone }: { readonly replay: string; readonly timeZone: string }) {
  const table = useTable('Decisions', replay);
  const rows = useMemo(
    () => (table ? [...table.rows.values()].sort((a, b) => b.seq - a.seq).slice(0, mostShown) : []),
    [table],
  );
  return (
    <div className={styles.limited}>
      <Panel title="Decisions" note={`${table?.rows.size ?? 0}`}>
        {rows.length === 0 ? (
          <Empty table={table}>None yet.</Empty>
        ) : (
          <ol aria-label="Decisions of the replay">
            {rows.map((row) => (
              <li key={row.seq} className={styles.decision}>
                <span>{clockText(millis(row.at), timeZone)}</span>
                <span className={row.verdict === 'Note' ? undefined : styles[row.verdict]} aria-hidden="true">
                  {signs[row.verdict]}
                </span>
                <span>
                  <span className="visually-hidden">{row.verdict}: </span>
                  {row.ownerName}: {row.text}
                </span>
              </li>
            ))}
          </ol>
        )}
      </Panel>
    </div>
  );
}
