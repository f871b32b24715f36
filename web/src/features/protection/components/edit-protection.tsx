import { type FormEvent, useCallback, useState } from 'react';
import { useAccount } from '@/api/account';
import type { ProtectionRow } from '@/api/contract';
import { useRows } from '@/api/desk';
import { type Command, useCommand } from '@/api/use-command';
import { useTrading } from '@/api/use-trading';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TextField } from '@/components/ui/text-field';
import { ViewerNote } from '@/components/ui/viewer-note';
import { parseDecimal } from '@/lib/decimal';
import { planWords, withStop, withTarget } from '@/lib/plan';
import styles from './edit-protection.module.css';

interface EditProtectionProps {
  readonly group: string;
  onClose(): void;
}

/** Stop and target of one group, typed; closes itself only when the desk took the change. */
export function EditProtection({ group, onClose }: EditProtectionProps) {
  const { account } = useAccount();
  const row = useRows('Protection', account).find((each) => each.group === group);
  if (!row) {
    return (
      <Dialog title={`Protection of ${group}`} onClose={onClose}>
        <p>This group is not open any more.</p>
      </Dialog>
    );
  }
  return <Form row={row} onClose={onClose} />;
}

type Amend = Parameters<ReturnType<typeof useTrading>['amendProtection']>[0];

function Form({ row, onClose }: { readonly row: ProtectionRow; onClose(): void }) {
  const desk = useTrading();
  const [stop, setStop] = useState<string>(row.stop ?? '');
  const [target, setTarget] = useState<string>(row.target ?? '');
  // The version that the person saw when the dialog opened: a newer one must be seen first.
  const [version, setVersion] = useState(row.version);
  const amend: Command<Amend> = useCommand(
    useCallback((body: Amend, intent) => desk.amendProtection(body, intent), [desk]),
    `Protection of ${row.symbol}`,
  );
  const stopAt = stop.trim() === '' ? null : parseDecimal(stop);
  const targetAt = target.trim() === '' ? null : parseDecimal(target);
  const stopFault = stop.trim() !== '' && stopAt === null ? 'A price like 671.25.' : null;
  const targetFault = target.trim() !== '' && targetAt === null ? 'A price like 671.25.' : null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (stopFault || targetFault) return;
    const ended = await amend.run({
      group: row.group,
      expectedVersion: version,
      plan: withTarget(withStop(row.plan, stopAt), targetAt),
    });
    if (ended.phase === 'accepted') onClose();
  };
  const isOld = version !== row.version;
  const others = planWords(row.plan);
  return (
    <Dialog title={`Protection of ${row.symbol}`} onClose={onClose}>
      <form className={styles.form} onSubmit={submit} aria-label={`Protection of ${row.symbol}`}>
        <p className={styles.about}>
          Group {row.group}, {Math.abs(row.open)} units {row.open > 0 ? 'long' : 'short'} from{' '}
          {row.averageEntry ?? 'an unknown price'}, price now {row.mark ?? 'unknown'}.
        </p>
        <div className={styles.pair}>
          <TextField label="Stop" inputMode="decimal" value={stop} onChange={setStop} fault={stopFault} />
          <TextField label="Target" inputMode="decimal" value={target} onChange={setTarget} fault={targetFault} />
        </div>
        {stopAt === null && (
          <p className={styles.loud}>
            Without a stop these {Math.abs(row.open)} units stand unprotected against a loss.
          </p>
        )}
        {others.length > 0 && <p className={styles.about}>Other rules stay: {others.join('; ')}.</p>}
        {isOld && (
          <p role="alert" className={styles.loud}>
            The protection changed meanwhile: stop {row.stop ?? 'none'}, target {row.target ?? 'none'}.{' '}
            <Button
              size="small"
              onClick={() => {
                setStop(row.stop ?? '');
                setTarget(row.target ?? '');
                setVersion(row.version);
                amend.reset();
              }}
            >
              Take the new values
            </Button>
          </p>
        )}
        {amend.state.phase === 'refused' && (
          <p role="alert" className={styles.loud}>
            Refused: {amend.state.reason} ({amend.state.code})
          </p>
        )}
        {amend.state.phase === 'unknown' && (
          <p role="alert" className={styles.loud}>
            {amend.state.reason}
          </p>
        )}
        <ViewerNote what="changes" />
        <div className={styles.buttons}>
          <Button onClick={onClose}>Leave it</Button>
          <Button type="submit" look="accent" disabled={amend.isLocked}>
            {amend.isBusy ? 'Sent...' : 'Change protection'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
