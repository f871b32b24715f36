import { type FormEvent, useCallback, useState } from 'react';
import { useAccount } from '@/api/account';
import type { FlattenRequest } from '@/api/contract';
import { useRows } from '@/api/desk';
import { useCommand } from '@/api/use-command';
import { useTrading } from '@/api/use-trading';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/text-field';
import { ViewerNote } from '@/components/ui/viewer-note';
import styles from './flatten.module.css';

/** What must be typed, so that a slip of the hand cannot close everything. */
export const consequenceWord = 'flatten';

/** Closes every position of the account at the market, after its consequence was typed. */
export function FlattenAll({ onClose }: { onClose(): void }) {
  const { account, name, mode } = useAccount();
  const positions = useRows('Positions', account);
  const desk = useTrading();
  const [typed, setTyped] = useState('');
  const command = useCommand(
    useCallback((body: FlattenRequest, intent: string) => desk.flatten(body, intent), [desk]),
    'Flatten everything',
  );
  const isTyped = typed.trim().toLowerCase() === consequenceWord;
  const run = async (event: FormEvent) => {
    event.preventDefault();
    if (!isTyped) return;
    const ended = await command.run({ owner: null, instrument: null, reason: 'everything flattened by hand' });
    if (ended.phase === 'accepted') onClose();
  };
  return (
    <Dialog title="Flatten everything?" onClose={onClose}>
      <form className={styles.flatten} onSubmit={run}>
        <p>
          {positions.length === 0
            ? `${name} (${mode}) has no open position.`
            : `Closes all ${positions.length} positions of ${name} (${mode}) at the market: ${positions.map((row) => row.symbol).join(', ')}. Entries stay allowed; halt as well to stop new ones.`}
        </p>
        <TextField
          label={`Type "${consequenceWord}" and press Enter`}
          value={typed}
          onChange={setTyped}
          autoComplete="off"
          isFocused
        />
        {(command.state.phase === 'refused' || command.state.phase === 'unknown') && (
          <p role="alert" className={styles.refused}>
            {command.state.reason}
          </p>
        )}
        <ViewerNote what="exits" />
        <div className={styles.buttons}>
          <Button onClick={onClose}>Leave all open</Button>
          <Button type="submit" look="danger" disabled={!isTyped || command.isLocked}>
            {command.isBusy ? 'Sent...' : 'Flatten everything'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
