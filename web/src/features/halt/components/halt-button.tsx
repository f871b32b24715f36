import { useState } from 'react';
import { useAccount } from '@/api/account';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Icon } from '@/components/ui/icon';
import { useKeyAction } from '@/components/ui/key-actions';
import { levelNames } from '../model';
import styles from './halt-button.module.css';
import { HaltControls } from './halt-panel';

/** The top bar's halt: says the standing one, opens the three levels. */
export function HaltButton() {
  const { halt, name, mode } = useAccount();
  const [isOpen, setOpen] = useState(false);
  useKeyAction('halt', () => setOpen(true));
  return (
    <>
      <Button
        look={halt ? 'danger' : 'plain'}
        size="small"
        onClick={() => setOpen(true)}
        className={halt ? styles.standing : undefined}
      >
        <Icon name="halt" size={14} />
        {halt ? `HALT: ${levelNames[halt.level]}` : 'Halt'}
      </Button>
      {isOpen && (
        <Dialog title={`Halt ${name} (${mode})`} onClose={() => setOpen(false)}>
          <HaltControls onDone={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  );
}
