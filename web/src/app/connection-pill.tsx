import { useAccounts } from '@/api/account';
import { useConnection, useRows } from '@/api/desk';
import styles from './connection-pill.module.css';

/** Whether what is shown is alive: our own socket first, then every link of the account, each with its evidence. */
export function ConnectionPill() {
  const { account } = useAccounts();
  const { phase, pingMs } = useConnection();
  const links = useRows('Links', account?.account ?? null);
  const down = links.filter((each) => !each.isUp);
  const evidence = links.map((each) => `${each.link}: ${each.state}. ${each.evidence}`).join('\n');
  if (phase !== 'live') {
    return (
      <span className={`${styles.pill} ${styles.dead}`} role="status" aria-label="Connection">
        {phase === 'lost' ? 'Desk lost: numbers are old' : 'Connecting to the desk'}
      </span>
    );
  }
  const isWell = down.length === 0 && links.length > 0;
  const words = isWell
    ? 'Live'
    : links.length === 0
      ? 'No links told'
      : down.map((each) => `${linkNames[each.link]} ${each.state}`).join(', ');
  return (
    <span
      className={`${styles.pill} ${isWell ? styles.live : styles.dead}`}
      role="status"
      aria-label="Connection"
      title={evidence}
    >
      {words}
      {isWell && pingMs !== null && <span className={styles.ping}>{Math.max(1, Math.round(pingMs))} ms</span>}
    </span>
  );
}

const linkNames = { MarketData: 'Feed', Orders: 'Orders', Account: 'Account' } as const;
