import type { LinkRow } from '@/api/contract';
import { Age } from '@/components/ui/age';
import { Badge } from '@/components/ui/badge';
import { Facts } from '@/components/ui/facts';
import { Icon } from '@/components/ui/icon';
import { countText } from '@/lib/money';
import { measureText } from '@/lib/shown';
import styles from './links.module.css';
import { nameOf } from './model';

/** A link older than this without a tick says so. */
const oldTickMs = 60_000;

/** One link with the evidence for what is said of it. */
export function LinkCard({ row }: { readonly row: LinkRow }) {
  return (
    <article className={row.isUp ? styles.card : `${styles.card} ${styles.down}`} aria-label={nameOf(row)}>
      <header className={styles.head}>
        <h2 className={styles.name}>{nameOf(row)}</h2>
        <Badge tone={row.isUp ? 'good' : 'bad'}>
          <Icon name={row.isUp ? 'up' : 'down'} size={8} />
          {row.isUp ? 'Up' : 'Down'}: {row.state}
        </Badge>
      </header>
      <p className={styles.evidence}>{row.evidence === '' ? 'No evidence told.' : row.evidence}</p>
      <Facts
        facts={[
          { name: 'In this state for', value: <Age at={row.since} never="unknown: not told" /> },
          {
            name: 'Last tick',
            value:
              row.link === 'MarketData' ? (
                <Age at={row.lastTickAt} never="none yet" oldAfterMs={oldTickMs} />
              ) : (
                'carries no ticks'
              ),
          },
          { name: 'Reconnects', value: countText(row.reconnects) },
          { name: 'Ping', value: row.pingMs === null ? 'not measured' : `${measureText(row.pingMs)} ms` },
        ]}
      />
    </article>
  );
}
