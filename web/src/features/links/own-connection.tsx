import { useEffect, useState } from 'react';
import { useConnection } from '@/api/desk';
import { Badge } from '@/components/ui/badge';
import { Facts } from '@/components/ui/facts';
import { Icon } from '@/components/ui/icon';
import { ageText } from '@/lib/market-time';
import { countText } from '@/lib/money';
import { measureText } from '@/lib/shown';
import styles from './links.module.css';

const words = { live: 'Up: live', connecting: 'Connecting', lost: 'Down: lost' } as const;

/** This page's own connection with the desk, by this computer's clock. */
export function OwnConnection() {
  const { phase, since, heardAt, pingMs, reconnects } = useConnection();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const isUp = phase === 'live';
  const look = isUp ? styles.card : `${styles.card} ${phase === 'lost' ? styles.down : styles.wait}`;
  return (
    <article className={look} aria-label="This page and the desk">
      <header className={styles.head}>
        <h2 className={styles.name}>This page and the desk</h2>
        <Badge tone={isUp ? 'good' : phase === 'lost' ? 'bad' : 'warn'}>
          <Icon name={isUp ? 'up' : 'down'} size={8} />
          {words[phase]}
        </Badge>
      </header>
      <p className={styles.evidence}>
        {heardAt === null
          ? 'Nothing heard yet.'
          : now - heardAt < 1_000
            ? 'The desk was heard just now.'
            : `The desk was last heard ${ageText(now - heardAt)} ago.`}{' '}
        Times here are this computer's own.
      </p>
      <Facts
        facts={[
          { name: 'In this state for', value: ageText(now - since) },
          { name: 'Reconnects', value: countText(reconnects) },
          { name: 'Ping', value: pingMs === null ? 'not measured' : `${measureText(pingMs)} ms` },
        ]}
      />
    </article>
  );
}
