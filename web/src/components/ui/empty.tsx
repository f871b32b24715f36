import type { ReactNode } from 'react';
import type { Table } from '@/lib/table-stream';
import styles from './empty.module.css';

/** What an empty table says: nothing there, still waiting, or refused. Nothing is never shown where unknown is meant. */
export function Empty({ table, children }: { readonly table: Table<unknown> | null; readonly children: ReactNode }) {
  if (table?.phase === 'refused') return <p className={styles.problem}>The desk refuses this table: {table.refusal}</p>;
  if (!table || table.phase === 'waiting') return <p className={styles.empty}>Waiting for the desk...</p>;
  return <p className={styles.empty}>{children}</p>;
}
