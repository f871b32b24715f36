import type { ReactNode } from 'react';
import type { Instant } from '@/api/contract';
import { useFreshness } from '@/api/freshness';
import { freshnessWords } from '@/lib/freshness';
import { ageText, millis } from '@/lib/market-time';
import styles from './aged.module.css';

interface AgedProps {
  /** Desk time of the number. */
  readonly at: Instant | null;
  /** When the age itself stands beside the number; "old" is when it is no longer fresh. */
  readonly age?: 'always' | 'old' | 'never';
  readonly children: ReactNode;
}

/** A number that moves: grey when stale, red when its source is gone, in words for those who do not see it. */
export function Aged({ at, age = 'old', children }: AgedProps) {
  const { judge, now } = useFreshness();
  const freshness = judge(at);
  const then = millis(at);
  const words = then === null || now === null ? 'never' : ageText(now - then);
  const isQuiet = freshness === 'fresh' || freshness === 'closed';
  return (
    <span className={styles[freshness]} data-freshness={freshness}>
      {children}
      {(age === 'always' || (age === 'old' && !isQuiet)) && <span className={styles.age}> {words}</span>}
      {!isQuiet && <span className="visually-hidden">, {freshnessWords[freshness]}</span>}
    </span>
  );
}
