import { Link } from 'react-router';
import type { DecisionRow } from '@/api/contract';
import { Facts } from '@/components/ui/facts';
import { Panel } from '@/components/ui/panel';
import { momentText } from '@/lib/shown';
import { CheckLine } from './check-line';
import styles from './decisions.module.css';
import { failingFirst, whyNot } from './model';
import { VerdictBadge } from './verdict-badge';

/** One decision whole: why not, then every check, the failing ones first. */
export function DecisionDetail({ row, timeZone }: { readonly row: DecisionRow; readonly timeZone: string }) {
  const why = whyNot(row);
  const checks = failingFirst(row.checks);
  return (
    <Panel title={`Decision ${row.seq}`} note={<VerdictBadge verdict={row.verdict} />} isPadded>
      <div className={styles.detail}>
        {why && (
          <p className={styles.why}>
            <strong>Why not?</strong> {why}
          </p>
        )}
        <p>{row.text}</p>
        <Facts
          facts={[
            { name: 'When', value: momentText(row.at, timeZone) },
            { name: 'Who', value: row.ownerName },
            { name: 'Instrument', value: row.symbol ?? 'none of its own' },
            { name: 'Code', value: row.code },
            { name: 'Journal', value: <Link to={`/journal?seq=${row.seq}`}>item {row.seq}</Link> },
          ]}
        />
        {checks.length === 0 ? (
          <p>No rule was asked for this.</p>
        ) : (
          <ul className={styles.checks} aria-label="Checks, failing first">
            {checks.map((check, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a rule may be asked twice, and the list never changes
              <CheckLine key={`${check.rule} ${index}`} check={check} />
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}
