import { useMemo } from 'react';
import { useAccount } from '@/api/account';
import type { AlertLevel } from '@/api/contract';
import { useRows, useTable } from '@/api/desk';
import { Badge } from '@/components/ui/badge';
import { Empty } from '@/components/ui/empty';
import { Icon } from '@/components/ui/icon';
import { Panel } from '@/components/ui/panel';
import { clockText, millis } from '@/lib/market-time';
import styles from './practice.module.css';

const latest = 12;
const signs: Readonly<Record<AlertLevel, string>> = { Info: '\u25cb', Warning: '\u25b3', Alarm: '\u25a0' };

/** What the desk does about it, as it happens: whether entries are on, the links, the latest alerts. */
export function Reaction() {
  const { account, trading, halt, timeZone } = useAccount();
  const links = useRows('Links', account);
  const table = useTable('Alerts', account);
  const alerts = useMemo(
    () => (table ? [...table.rows.values()].sort((a, b) => b.seq - a.seq).slice(0, latest) : []),
    [table],
  );
  return (
    <>
      <Panel
        title="The desk now"
        note={
          <Badge tone={trading.isAllowed ? 'good' : 'bad'}>{trading.isAllowed ? 'Entries on' : 'Entries off'}</Badge>
        }
        isPadded
      >
        <ul aria-label="Why entries are off">
          {trading.reasons.map((each) => (
            <li key={`${each.code} ${each.text}`}>
              {each.code}: {each.text}
            </li>
          ))}
        </ul>
        {halt && <p>Halted by {halt.by}.</p>}
        <ul aria-label="Links">
          {links.map((each) => (
            <li key={`${each.broker} ${each.link}`} className={styles.alert}>
              <span className={each.isUp ? styles.Info : styles.Alarm}>
                <Icon name={each.isUp ? 'up' : 'down'} size={8} />
              </span>
              <span>{each.isUp ? 'up' : 'down'}</span>
              <span>
                {each.link}: {each.state}. {each.evidence}
              </span>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title="Latest alerts">
        {alerts.length === 0 ? (
          <Empty table={table}>No alert yet.</Empty>
        ) : (
          <ol aria-label="Latest alerts" style={{ padding: '0 var(--s4)' }}>
            {alerts.map((each) => (
              <li key={each.seq} className={styles.alert}>
                <span className={styles[each.level]} title={each.level} aria-hidden="true">
                  {signs[each.level]}
                </span>
                <span>{clockText(millis(each.at), timeZone)}</span>
                <span>
                  <span className="visually-hidden">{each.level}: </span>
                  {each.text}
                </span>
              </li>
            ))}
          </ol>
        )}
      </Panel>
    </>
  );
}
