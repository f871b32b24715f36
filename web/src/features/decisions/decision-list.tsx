import { useMemo, useRef } from 'react';
import type { DecisionRow } from '@/api/contract';
import { Empty } from '@/components/ui/empty';
import layout from '@/components/ui/layout.module.css';
import tables from '@/components/ui/table.module.css';
import { useChosenInView } from '@/components/ui/use-chosen-in-view';
import { useRowKeys } from '@/components/ui/use-row-keys';
import { clockText, millis } from '@/lib/market-time';
import { momentText } from '@/lib/shown';
import type { Table } from '@/lib/table-stream';
import { VerdictBadge } from './verdict-badge';

/** Lines drawn at most; the filter finds the others. */
const mostShown = 300;

interface DecisionListProps {
  readonly table: Table<DecisionRow> | null;
  readonly rows: readonly DecisionRow[];
  readonly chosen: string | null;
  readonly timeZone: string;
  choose(seq: string): void;
  open(seq: string): void;
}

export function DecisionList({ table, rows, chosen, timeZone, choose, open }: DecisionListProps) {
  const drawn = useMemo(() => rows.slice(0, mostShown), [rows]);
  const names = useMemo(() => drawn.map((row) => String(row.seq)), [drawn]);
  const list = useRef<HTMLTableElement>(null);
  useChosenInView(list, chosen);
  const onKeyDown = useRowKeys(names, choose, open);
  if (drawn.length === 0)
    return <Empty table={table}>{table?.rows.size ? 'None fits.' : 'Nothing was proposed yet.'}</Empty>;
  const entry = chosen !== null && names.includes(chosen) ? chosen : names[0];
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows are chosen by keyboard is a grid */}
      <table ref={list} className={tables.table} role="grid" aria-label="Decisions" onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Verdict</th>
            <th scope="col">Who</th>
            <th scope="col">Instrument</th>
            <th scope="col">What</th>
          </tr>
        </thead>
        <tbody>
          {drawn.map((row) => {
            const name = String(row.seq);
            return (
              <tr
                key={row.seq}
                data-row={name}
                data-selected={name === chosen}
                aria-selected={name === chosen}
                tabIndex={name === entry ? 0 : -1}
                className={layout.pick}
                onClick={() => choose(name)}
              >
                <td title={momentText(row.at, timeZone)}>{clockText(millis(row.at), timeZone)}</td>
                <td>
                  <VerdictBadge verdict={row.verdict} />
                </td>
                <td>{row.ownerName}</td>
                <td>{row.symbol ?? 'none'}</td>
                <td className={layout.wrap}>
                  <span>
                    {row.verdict === 'Refused' && <strong>{row.code}: </strong>}
                    {row.text}
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {rows.length > mostShown && (
        <p className={layout.padded}>The newest {mostShown} are drawn; narrow the list to see others.</p>
      )}
    </>
  );
}
