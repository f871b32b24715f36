import { useState } from 'react';
import { useAccount } from '@/api/account';
import { useMayTrade } from '@/api/use-may-trade';
import { useTrading } from '@/api/use-trading';
import { Button } from '@/components/ui/button';
import { useNotify } from '@/components/ui/notices';
import { clockText, millis } from '@/lib/market-time';
import styles from './owner-banner.module.css';

/** Says who trades this account when this desk does not, and takes over once the owner is gone. */
export function OwnerBanner() {
  const { owner, name } = useAccount();
  const desk = useTrading();
  const mayTrade = useMayTrade();
  const notify = useNotify();
  const [isBusy, setBusy] = useState(false);
  if (owner.isThisDesk) return null;
  const takeOver = async () => {
    setBusy(true);
    try {
      await desk.takeOver();
      notify.polite(`This desk owns ${name} now.`);
    } catch (error) {
      notify.assertive(`Not taken over: ${error instanceof Error ? error.message : 'no answer'}`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className={styles.banner} aria-label="Owner of the account">
      <p>
        <strong>{owner.name}</strong> owns {name}; this desk looks on and refuses commands.
        {owner.renewedAt !== null && ` Last sign of life ${clockText(millis(owner.renewedAt), 'UTC')} UTC.`}
      </p>
      <Button size="small" disabled={!mayTrade || !owner.canTakeOver || isBusy} onClick={takeOver}>
        {owner.canTakeOver ? 'Take over' : 'The owner lives'}
      </Button>
    </section>
  );
}
