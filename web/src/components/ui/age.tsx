import { useAccount, useDeskTime } from '@/api/account';
import type { Instant } from '@/api/contract';
import { ageText, clockText, millis, zoneText } from '@/lib/market-time';
import styles from './age.module.css';

interface AgeProps {
  /** Desk time of the number; null when there is none. */
  readonly at: Instant | null;
  readonly never?: string;
  /** Older than this many ms of desk time is told as old. */
  readonly oldAfterMs?: number;
}

/** How old something is by the desk's clock, with the instant itself on hover. */
export function Age({ at, never = 'never', oldAfterMs }: AgeProps) {
  const { timeZone } = useAccount();
  const now = useDeskTime(1_000);
  if (at === null) return <span className={styles.never}>{never}</span>;
  const since = millis(at);
  const exact = `${clockText(since, timeZone)} ${zoneText(timeZone)}`;
  if (now === null) return <span>{exact}</span>;
  const isOld = oldAfterMs !== undefined && now - since > oldAfterMs;
  return (
    <time dateTime={at} title={exact} className={isOld ? styles.old : undefined}>
      {ageText(now - since)}
      {isOld && ', old'}
    </time>
  );
}
