import { memo } from 'react';
import { useAccount } from '@/api/account';
import type { ProtectionRow } from '@/api/contract';
import { useTable } from '@/api/desk';
import { Aged } from '@/components/ui/aged';
import { Price } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { Icon } from '@/components/ui/icon';
import layout from '@/components/ui/layout.module.css';
import { Panel } from '@/components/ui/panel';
import table from '@/components/ui/table.module.css';
import { clockText, millis } from '@/lib/market-time';
import { planWords } from '@/lib/plan';
import type { Table } from '@/lib/table-stream';
import { type Coverage, coverageOf, isCovered, ruleWords, stateWords } from '../model';
import styles from './protection-panel.module.css';

/** The register: for each open group what guards it, at which price, how far away, and on how old a price it was judged. */
export function ProtectionPanel({ onEdit }: { onEdit(group: string): void }) {
  const { account, currency, timeZone } = useAccount();
  const register = useTable('Protection', account);
  const rows = register ? [...register.rows.values()] : [];
  const coverage = coverageOf(rows);
  return (
    <Panel title="Protection" note={<Summary coverage={coverage} phase={register?.phase ?? 'waiting'} />}>
      {rows.length === 0 ? (
        <Empty table={register}>No group is open.</Empty>
      ) : (
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Group</th>
              <th scope="col" className={table.number}>
                Covered
              </th>
              <th scope="col" className={table.number}>
                Stop
              </th>
              <th scope="col" className={table.number}>
                Distance
              </th>
              <th scope="col" className={table.number}>
                Target
              </th>
              <th scope="col">Last judged</th>
              <th scope="col">State</th>
              <th scope="col">
                <span className="visually-hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line key={row.key} row={row} currency={currency} timeZone={timeZone} onEdit={onEdit} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

/** The one sentence of the register; loud when units stand open, modest when it is only the last we heard. */
function Summary({ coverage, phase }: { readonly coverage: Coverage; readonly phase: Table<ProtectionRow>['phase'] }) {
  if (phase !== 'live' && coverage.open === 0) return null;
  const isWell = coverage.isWhole && coverage.blind === 0;
  if (phase !== 'live' && isWell) return <span>{coverage.sentence}, as last heard</span>;
  return (
    <span className={isWell ? styles.well : styles.trouble} role={isWell ? 'status' : 'alert'}>
      {coverage.open > 0 && <Icon name={isWell ? 'shield' : 'warn'} size={14} />}
      {coverage.sentence}
    </span>
  );
}

interface LineProps {
  readonly row: ProtectionRow;
  readonly currency: string;
  readonly timeZone: string;
  onEdit(group: string): void;
}

const Line = memo(function Line({ row, currency, timeZone, onEdit }: LineProps) {
  const trouble = !isCovered(row) || row.isBlind || row.state === 'CloseFailed' || row.state === 'Unprotected';
  return (
    <tr data-trouble={trouble}>
      <th scope="row">
        {row.symbol} <span className={table.soft}>{row.group}</span>
      </th>
      <td data-label="Covered" className={table.number}>
        {Math.abs(row.covered)} of {Math.abs(row.open)}
      </td>
      <td data-label="Stop" className={table.number}>
        {row.stop === null ? <NoStop row={row} /> : <Price value={row.stop} currency={currency} />}
        {row.stopRule !== 'None' && row.stopRule !== 'Stop' && (
          <span className={table.soft}> {ruleWords[row.stopRule]}</span>
        )}
      </td>
      <td data-label="Distance" className={table.number}>
        <Aged at={row.markAt}>
          <Price value={row.distance} currency={currency} />
        </Aged>
      </td>
      <td data-label="Target" className={table.number}>
        {row.target === null ? (
          <span className={table.soft}>none</span>
        ) : (
          <Price value={row.target} currency={currency} />
        )}
      </td>
      <td data-label="Last judged">
        <Aged at={row.markAt} age="always">
          {row.markAt === null ? 'never' : clockText(millis(row.markAt), timeZone)}
        </Aged>
      </td>
      <td data-label="State" className={layout.wrap}>
        <StateBadge row={row} /> <span className={table.soft}>{planWords(row.plan).join('; ')}</span>
      </td>
      <td className={table.tools}>
        <Button
          size="small"
          onClick={() => onEdit(row.group)}
          aria-label={`Edit protection ${row.symbol} ${row.group}`}
        >
          Edit
        </Button>
      </td>
    </tr>
  );
});

function NoStop({ row }: { readonly row: ProtectionRow }) {
  return row.combined === null ? (
    <strong className={styles.none}>none</strong>
  ) : (
    <span className={table.soft}>whole structure</span>
  );
}

function StateBadge({ row }: { readonly row: ProtectionRow }) {
  if (row.isBlind) return <Badge tone="bad">BLIND</Badge>;
  if (row.exitInFlight !== 0) {
    return (
      <Badge tone="warn">
        closing {Math.abs(row.exitInFlight)}: {ruleWords[row.exitReason] || 'exit'}
      </Badge>
    );
  }
  return (
    <Badge tone={row.state === 'Protected' && isCovered(row) ? 'good' : row.state === 'Opening' ? 'plain' : 'bad'}>
      {stateWords[row.state]}
    </Badge>
  );
}
