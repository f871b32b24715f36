import { useState } from 'react';
import { useAccount } from '@/api/account';
import { useRows } from '@/api/desk';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Icon } from '@/components/ui/icon';
import { unreadOf } from '../model';
import styles from './alerts-bell.module.css';
import { AlertsPanel } from './alerts-panel';

/** The bell of the top bar: how many warnings and alarms came since the list was last opened. */
export function AlertsBell() {
  const { account } = useAccount();
  const rows = useRows('Alerts', account);
  const [readTo, setReadTo] = useState<number | null>(null);
  const [isOpen, setOpen] = useState(false);
  const last = rows.at(-1)?.seq ?? 0;
  const { count, isAlarm } = unreadOf(rows, readTo);
  const close = () => {
    setReadTo(last);
    setOpen(false);
  };
  return (
    <>
      <Button
        look="quiet"
        isIcon
        className={styles.bell}
        aria-label={count === 0 ? 'Alerts' : `Alerts, ${count} unread`}
        onClick={() => setOpen(true)}
      >
        <Icon name="bell" />
        {count > 0 && (
          <span className={isAlarm ? `${styles.count} ${styles.alarm}` : styles.count}>
            {count > 99 ? '99' : count}
          </span>
        )}
      </Button>
      {isOpen && (
        <Dialog title="Alerts of this account" onClose={close}>
          <div className={styles.box}>
            <AlertsPanel />
          </div>
        </Dialog>
      )}
    </>
  );
}
