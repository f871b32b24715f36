import { useCallback, useState } from 'react';
import { useAccount } from '@/api/account';
import type { HaltRequest } from '@/api/contract';
import { useCommand } from '@/api/use-command';
import { useTrading } from '@/api/use-trading';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { ViewerNote } from '@/components/ui/viewer-note';
import { levels, type RealHalt } from '../model';
import styles from './halt-panel.module.css';
import { ReleaseHalt } from './release-halt';

/** Whether the account may take risk, every reason why not, and the three levels that stop it. */
export function HaltPanel() {
  const { halt, trading } = useAccount();
  return (
    <Panel
      title="Trading"
      note={
        halt === null && trading.isAllowed ? (
          <Badge tone="good">ENTRIES ALLOWED</Badge>
        ) : (
          <Badge tone="bad">ENTRIES OFF</Badge>
        )
      }
      isPadded
    >
      {!trading.isAllowed && (
        <ul className={styles.reasons} aria-label="Why entries are off">
          {trading.reasons.map((reason) => (
            <li key={`${reason.code} ${reason.text}`}>
              {reason.text} <code>{reason.code}</code>
            </li>
          ))}
        </ul>
      )}
      <HaltControls />
    </Panel>
  );
}

/** The levels as buttons; the strongest asks once more. Also stands in the dialog of the top bar. */
export function HaltControls({ onDone }: { onDone?(): void }) {
  const { name, mode, halt } = useAccount();
  const desk = useTrading();
  const [asked, setAsked] = useState<RealHalt | null>(null);
  const command = useCommand(
    useCallback((body: HaltRequest, intent: string) => desk.halt(body, intent), [desk]),
    'Halt',
  );
  const run = async (level: RealHalt) => {
    const ended = await command.run({ level, owner: null, reason: 'asked on the terminal' });
    setAsked(null);
    if (ended.phase === 'accepted') onDone?.();
  };
  return (
    <div className={styles.controls}>
      {halt !== null && <ReleaseHalt halt={halt} onDone={onDone} />}
      <ul className={styles.levels} aria-label={`Halt ${name} (${mode})`}>
        {levels.map(({ level, name: levelName, consequence }) => (
          <li key={level} className={styles.level}>
            <Button
              look={level === 'BlockEntries' ? 'plain' : 'danger'}
              disabled={command.isLocked || halt?.level === level}
              onClick={() => (level === 'Flatten' ? setAsked(level) : run(level))}
            >
              {levelName}
            </Button>
            <p>{consequence}</p>
          </li>
        ))}
      </ul>
      {asked !== null && (
        <p role="alert" className={styles.sure}>
          Close every position of {name} ({mode}) at the market now?
          <Button look="danger" autoFocus disabled={command.isLocked} onClick={() => run(asked)}>
            {command.isBusy ? 'Sent...' : 'Yes, flatten all'}
          </Button>
          <Button onClick={() => setAsked(null)}>No</Button>
        </p>
      )}
      <ViewerNote what="halts" />
      {command.state.phase === 'refused' && (
        <p role="alert" className={styles.refused}>
          Refused: {command.state.reason}
        </p>
      )}
    </div>
  );
}
