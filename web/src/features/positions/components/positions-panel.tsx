import { memo, useEffect } from 'react';
import { useAccount } from '@/api/account';
import type { PositionRow } from '@/api/contract';
import { useTable } from '@/api/desk';
import { Aged } from '@/components/ui/aged';
import { Price, Signed } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { Panel } from '@/components/ui/panel';
import table from '@/components/ui/table.module.css';
import { countText } from '@/lib/money';

interface PositionsPanelProps {
  /** Key of the row that `x` flattens. */
  readonly selected: string | null;
  onSelect(row: PositionRow): void;
  onFlatten(row: PositionRow): void;
  /** Null where the position has no group to protect. */
  onEditStop(group: string): void;
  onOpen(instrument: number): void;
}

/** Every open position with its worth and its guard; each row can be flattened where it stands. */
export function PositionsPanel({ selected, onSelect, onFlatten, onEditStop, onOpen }: PositionsPanelProps) {
  const { account, currency } = useAccount();
  const positions = useTable('Positions', account);
  const rows = positions ? [...positions.rows.values()] : [];
  const only = rows.length > 0 && !rows.some((row) => row.key === selected) ? rows[0] : undefined;
  // The key `x` must always mean a row that is marked on the screen.
  useEffect(() => {
    if (only) onSelect(only);
  }, [only, onSelect]);
  return (
    <Panel title="Positions" note={rows.length === 0 ? undefined : `${rows.length} open`}>
      {rows.length === 0 ? (
        <Empty table={positions}>No open position.</Empty>
      ) : (
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Instrument</th>
              <th scope="col" className={table.number}>
                Units
              </th>
              <th scope="col" className={table.number}>
                Entry
              </th>
              <th scope="col" className={table.number}>
                Mark
              </th>
              <th scope="col" className={table.number}>
                Unrealised
              </th>
              <th scope="col">Owner</th>
              <th scope="col">
                <span className="visually-hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line
                key={row.key}
                row={row}
                currency={currency}
                isSelected={row.key === selected}
                onSelect={onSelect}
                onFlatten={onFlatten}
                onEditStop={onEditStop}
                onOpen={onOpen}
              />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

interface LineProps extends Pick<PositionsPanelProps, 'onSelect' | 'onFlatten' | 'onEditStop' | 'onOpen'> {
  readonly row: PositionRow;
  readonly currency: string;
  readonly isSelected: boolean;
}

const Line = memo(function Line({ row, currency, isSelected, onSelect, onFlatten, onEditStop, onOpen }: LineProps) {
  const isCovered = row.covered === row.quantity;
  const [group] = row.groups;
  return (
    <tr
      data-selected={isSelected}
      data-trouble={!isCovered}
      onFocus={() => onSelect(row)}
      onClick={() => onSelect(row)}
    >
      <th scope="row">
        <Button
          look="quiet"
          size="small"
          onClick={() => onOpen(row.instrument)}
          aria-label={`Open ${row.symbol} on the chart`}
        >
          {row.symbol}
        </Button>
        {!isCovered && (
          <Badge tone="bad">{row.covered === 0 ? 'UNPROTECTED' : `${row.covered} OF ${row.quantity} COVERED`}</Badge>
        )}
      </th>
      <td data-label="Units" className={table.number}>
        {row.quantity > 0 ? 'Long' : 'Short'} {countText(Math.abs(row.quantity), currency)}
      </td>
      <td data-label="Entry" className={table.number}>
        <Price value={row.averagePrice} currency={currency} />
      </td>
      <td data-label="Mark" className={table.number}>
        <Aged at={row.markAt}>
          <Price value={row.mark} currency={currency} />
        </Aged>
      </td>
      <td data-label="Unrealised" className={table.number}>
        <Aged at={row.markAt}>
          <Signed value={row.unrealised} currency={currency} />
        </Aged>
      </td>
      <td data-label="Owner" className={table.soft}>
        {row.ownerName}
      </td>
      <td className={table.tools}>
        {group !== undefined && (
          <Button size="small" onClick={() => onEditStop(group)} aria-label={`Edit stop ${row.symbol}`}>
            Stop
          </Button>
        )}
        <Button size="small" look="danger" onClick={() => onFlatten(row)} aria-label={`Flatten ${row.symbol}`}>
          Flatten
        </Button>
      </td>
    </tr>
  );
});
