import { useCallback, useState } from 'react';
import { useAccount } from '@/api/account';
import type { HaltView, ReleaseHaltRequest } from '@/api/contract';
import { useCommand } from '@/api/use-command';
import { useTrading } from '@/api/use-trading';
import { Button } from '@/components/ui/button';
import { clockText, millis } from '@/lib/market-time';
import { causeWords, levelNames } from '../model';
import styles from './halt-panel.module.css';

/** The standing halt and its lifting; after a loss only with the second confirmation. */
export function ReleaseHalt({ halt, onDone }: { readonly halt: HaltView; onDone?(): void }) {
  const { timeZone } = useAccount();
  const desk = useTrading();
  const [isLossSeen, setLossSeen] = useState(false);
  const command = useCommand(
    useCallback((body: ReleaseHaltRequest, intent: string) => desk.releaseHalt(body, intent), [desk]),
    'Release of the halt',
  );
  const release = async () => {
    const ended = await command.run({ owner: null, reason: 'released on the terminal', confirmedLoss: isLossSeen });
    if (ended.phase === 'accepted') onDone?.();
  };
  return (
    <section className={styles.standing} aria-label="Standing halt">
      <p>
        <strong>{levelNames[halt.level]}</strong> since {clockText(millis(halt.since), timeZone)} by {halt.by}:{' '}
        {halt.reason} ({causeWords[halt.cause]})
      </p>
      {halt.needsLossConfirmation && (
        <label className={styles.confirm}>
          <input type="checkbox" checked={isLossSeen} onChange={(event) => setLossSeen(event.target.checked)} />I have
          seen the loss that caused this and want to trade on.
        </label>
      )}
      <Button disabled={command.isLocked || (halt.needsLossConfirmation && !isLossSeen)} onClick={release}>
        {command.isBusy ? 'Sent...' : 'Release the halt'}
      </Button>
      {command.state.phase === 'refused' && <p role="alert">Refused: {command.state.reason}</p>}
    </section>
  );
}
