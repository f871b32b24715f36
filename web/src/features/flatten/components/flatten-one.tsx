import { useCallback } from 'react';
import { useAccount } from '@/api/account';
import type { FlattenRequest, PositionRow } from '@/api/contract';
import { useCommand } from '@/api/use-command';
import { useTrading } from '@/api/use-trading';
import { Signed } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { ViewerNote } from '@/components/ui/viewer-note';
import styles from './flatten.module.css';

/** Closes one position at the market: the button has the focus, so Enter confirms and Escape leaves. */
export function FlattenOne({ row, onClose }: { readonly row: PositionRow; onClose(): void }) {
  const { name, mode, currency } = useAccount();
  const desk = useTrading();
  const command = useCommand(
    useCallback((body: FlattenRequest, intent: string) => desk.flatten(body, intent), [desk]),
    `Flatten ${row.symbol}`,
  );
  const run = async () => {
    const ended = await command.run({ owner: row.owner, instrument: row.instrument, reason: 'flattened by hand' });
    if (ended.phase === 'accepted') onClose();
  };
  return (
    <Dialog title={`Flatten ${row.symbol}?`} onClose={onClose}>
      <div className={styles.flatten}>
        <p>
          {row.quantity > 0 ? 'Sells' : 'Buys back'} {Math.abs(row.quantity)} {row.symbol} of {row.ownerName} at the
          market, in {name} ({mode}). Now open: <Signed value={row.unrealised} currency={currency} />
        </p>
        {(command.state.phase === 'refused' || command.state.phase === 'unknown') && (
          <p role="alert" className={styles.refused}>
            {command.state.phase === 'refused' ? 'Refused: ' : ''}
            {command.state.reason}
          </p>
        )}
        <ViewerNote what="exits" />
        <div className={styles.buttons}>
          <Button onClick={onClose}>Leave it open</Button>
          <Button look="danger" data-first-focus disabled={command.isLocked} onClick={run}>
            {command.isBusy ? 'Sent...' : `Flatten ${row.symbol} now`}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
