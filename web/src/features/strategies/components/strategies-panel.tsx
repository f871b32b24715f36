import { memo, useCallback } from 'react';
import { useAccount } from '@/api/account';
import type { StrategyRow } from '@/api/contract';
import { useTable } from '@/api/desk';
import { useCommand } from '@/api/use-command';
import { useTrading } from '@/api/use-trading';
import { Signed } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import { Empty } from '@/components/ui/empty';
import { Panel } from '@/components/ui/panel';
import { Switch } from '@/components/ui/switch';
import styles from './strategies-panel.module.css';

/** The desk's strategies: entries on or off; what they hold stays guarded either way. */
export function StrategiesPanel() {
  const { account, currency } = useAccount();
  const strategies = useTable('Strategies', account);
  const rows = strategies ? [...strategies.rows.values()] : [];
  return (
    <Panel
      title="Strategies"
      note={rows.length > 0 ? `${rows.filter((row) => row.isOn).length} of ${rows.length} on` : undefined}
    >
      {rows.length === 0 ? (
        <Empty table={strategies}>This desk runs no strategy.</Empty>
      ) : (
        <ul className={styles.list}>
          {rows.map((row) => (
            <Line key={row.owner} row={row} currency={currency} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

type Turn = Parameters<ReturnType<typeof useTrading>['switchStrategy']>[0];

const Line = memo(function Line({ row, currency }: { readonly row: StrategyRow; readonly currency: string }) {
  const desk = useTrading();
  const turn = useCommand(
    useCallback((body: Turn, intent: string) => desk.switchStrategy(body, intent), [desk]),
    `Strategy ${row.name}`,
  );
  const parameters = Object.entries(row.parameters)
    .map(([key, value]) => `${key} ${value}`)
    .join(', ');
  return (
    <li className={styles.line}>
      <Switch
        label={`${row.name} entries`}
        isOn={row.isOn}
        isBusy={turn.isBusy}
        isLocked={turn.isLocked}
        onChange={(isOn) => turn.run({ owner: row.owner, isOn })}
      />
      <div className={styles.name}>
        <span>{row.name}</span>
        <span className={styles.about}>
          {parameters || 'default parameters'}; {row.openGroups === 0 ? 'nothing open' : `${row.openGroups} open`}
        </span>
        {row.halt && <Badge tone="bad">{`HALTED: ${row.halt.reason}`}</Badge>}
      </div>
      <div className={styles.worth}>
        <Signed value={row.realised} currency={currency} />
        <span className={styles.about}>
          open <Signed value={row.unrealised} currency={currency} />
        </span>
      </div>
    </li>
  );
});
