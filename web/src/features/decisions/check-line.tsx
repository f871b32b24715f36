import type { CheckView, RuleOutcome } from '@/api/contract';
import { Meter } from '@/components/ui/meter';
import { plainText } from '@/lib/shown';
import styles from './decisions.module.css';
import { shareOf } from './model';
import { meaningOf } from './rules';

const signs: Readonly<Record<RuleOutcome, readonly [string, string | undefined, string]>> = {
  Refused: ['\u2715', styles.bad, 'refused'],
  Unknown: ['?', styles.bad, 'unknown'],
  Warned: ['!', styles.warn, 'warned'],
  Passed: ['\u2713', styles.good, 'passed'],
  Off: ['\u2013', styles.off, 'off'],
};

/** One rule's finding: its outcome by shape and word, value against limit, and why. */
export function CheckLine({ check }: { readonly check: CheckView }) {
  const [sign, look, word] = signs[check.outcome];
  const share = shareOf(check);
  const meaning = meaningOf(check.rule);
  return (
    <li className={styles.check}>
      <span className={`${styles.sign} ${look}`} aria-hidden="true">
        {sign}
      </span>
      <span className={styles.head}>
        <span>
          <span className={styles.rule}>{check.rule}</span> <span className={look}>{word}</span>
        </span>
        <span className={styles.numbers}>{numbersOf(check)}</span>
      </span>
      <span className={styles.below}>
        {share !== null && <Meter label={`${check.rule}: ${numbersOf(check)}`} share={share} />}
        {check.reason && <span className={styles.reason}>{check.reason}</span>}
        {meaning && <span className={styles.meaning}>{meaning}</span>}
      </span>
    </li>
  );
}

function numbersOf({ value, limit, outcome }: CheckView): string {
  if (value === null && limit === null) return outcome === 'Unknown' ? 'not measured' : '';
  if (limit === null) return plainText(value);
  return `${plainText(value, 'not measured')} against ${plainText(limit)}`;
}
