import { useAccount } from '@/api/account';
import type { AlertLevel } from '@/api/contract';
import { useTable } from '@/api/desk';
import { Badge, type Tone } from '@/components/ui/badge';
import { Empty } from '@/components/ui/empty';
import { Panel } from '@/components/ui/panel';
import { clockText, millis } from '@/lib/market-time';
import styles from './alerts-panel.module.css';

const tones: Readonly<Record<AlertLevel, Tone>> = { Info: 'plain', Warning: 'warn', Alarm: 'bad' };
const words: Readonly<Record<AlertLevel, string>> = { Info: 'info', Warning: 'warning', Alarm: 'ALARM' };
const mostShown = 60;

/** What the desk told a person, newest first. */
export function AlertsPanel() {
  const { account, timeZone } = useAccount();
  const alerts = useTable('Alerts', account);
  const rows = alerts ? [...alerts.rows.values()].reverse().slice(0, mostShown) : [];
  return (
    <Panel title="Alerts">
      {rows.length === 0 ? (
        <Empty table={alerts}>No alert.</Empty>
      ) : (
        <ol className={styles.list}>
          {rows.map((row) => (
            <li key={row.seq} className={styles.line}>
              <time className={styles.at} dateTime={row.at}>
                {clockText(millis(row.at), timeZone)}
              </time>
              <Badge tone={tones[row.level]}>{words[row.level]}</Badge>
              <span className={styles.text}>{row.text}</span>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
