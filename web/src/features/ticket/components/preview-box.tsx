import type { CheckView, OrderPreview, RuleOutcome } from '@/api/contract';
import { Amount } from '@/components/ui/amount';
import { Badge } from '@/components/ui/badge';
import styles from './preview-box.module.css';

interface PreviewBoxProps {
  readonly preview: OrderPreview | null;
  readonly problem: string | null;
  /** Of what was typed before; a new one is on its way. */
  readonly isOld: boolean;
  readonly currency: string;
}

/** What the order would cost, block and lose at worst, and whether the gatekeeper would pass it now. */
export function PreviewBox({ preview, problem, isOld, currency }: PreviewBoxProps) {
  if (problem !== null) return <p className={styles.problem}>No preview: {problem}</p>;
  if (preview === null) return <p className={styles.wait}>Asking the desk...</p>;
  const checks = failingFirst(preview.checks);
  const failing = checks.filter((check) => isFailing(check.outcome));
  return (
    <section className={styles.preview} aria-label="Before sending" aria-busy={isOld}>
      <p className={styles.verdict}>
        <Badge tone={preview.wouldPass ? 'good' : 'bad'}>{preview.wouldPass ? 'WOULD PASS' : 'WOULD BE REFUSED'}</Badge>
        {!preview.wouldPass && <span>{preview.reason}</span>}
      </p>
      <dl className={styles.figures}>
        <dt>Worth</dt>
        <dd>
          <Amount value={preview.notional} currency={currency} />
        </dd>
        <dt>Worst case</dt>
        <dd className={styles.worst}>
          <Amount value={preview.worstLoss} currency={currency} />
          {preview.isUnlimited && <strong> unlimited; this is a stress move</strong>}
        </dd>
        <dt>Margin</dt>
        <dd>
          <Amount value={preview.margin} currency={currency} /> <span className={styles.soft}>of</span>{' '}
          <Amount value={preview.buyingPower} currency={currency} />
        </dd>
        <dt>Charges</dt>
        <dd>
          <Amount value={preview.charges} currency={currency} />
        </dd>
      </dl>
      <details open={failing.length > 0} className={styles.details}>
        <summary>
          {checks.length} checks, {failing.length === 0 ? 'none failing' : `${failing.length} failing`}
        </summary>
        <ul>
          {checks.map((check) => (
            <li key={check.rule} className={isFailing(check.outcome) ? styles.failing : undefined}>
              <span className={styles.outcome}>{outcomeWords[check.outcome]}</span>
              <span>
                {check.rule}
                {check.value !== null && ` ${check.value}`}
                {check.limit !== null && ` (limit ${check.limit})`}
                {check.reason && `: ${check.reason}`}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

const outcomeWords: Readonly<Record<RuleOutcome, string>> = {
  Refused: 'refused',
  Unknown: 'unknown',
  Warned: 'warned',
  Passed: 'passed',
  Off: 'off',
};
const rank: Readonly<Record<RuleOutcome, number>> = { Refused: 0, Unknown: 1, Warned: 2, Passed: 3, Off: 4 };

function isFailing(outcome: RuleOutcome): boolean {
  return outcome === 'Refused' || outcome === 'Unknown';
}

function failingFirst(checks: readonly CheckView[]): readonly CheckView[] {
  return [...checks].sort((a, b) => rank[a.outcome] - rank[b.outcome]);
}
