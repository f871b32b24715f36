import { useMemo } from 'react';
import { Link } from 'react-router';
import { useAccount } from '@/api/account';
import { useTable } from '@/api/desk';
import { Empty } from '@/components/ui/empty';
import layout from '@/components/ui/layout.module.css';
import { LinkCard } from './link-card';
import { downFirst, nameOf, summaryOf } from './model';
import { OwnConnection } from './own-connection';

/** Every link of the account, and this page's own. */
export function Links() {
  const { account, name } = useAccount();
  const table = useTable('Links', account);
  const rows = useMemo(() => (table ? downFirst([...table.rows.values()]) : []), [table]);
  return (
    <div className={layout.stack}>
      <p className={layout.soft}>
        {name}: {rows.length === 0 ? 'no link told yet' : summaryOf(rows)}. A link is up by evidence, never by hope.
        What became of them before stands in the <Link to="/journal">journal</Link>.
      </p>
      <div className={layout.cards}>
        {rows.map((row) => (
          <LinkCard key={nameOf(row)} row={row} />
        ))}
        <OwnConnection />
      </div>
      {rows.length === 0 && <Empty table={table}>This account has no links.</Empty>}
    </div>
  );
}
