import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import layout from '@/components/ui/layout.module.css';
import { Panel } from '@/components/ui/panel';
import { healthQuery } from './api';
import styles from './health.module.css';
import { LoopPanel } from './loop-panel';
import { ProcessPanel } from './process-panel';

/** The process and its loops, asked every 2 s. */
export function Health() {
  const queries = useQueryClient();
  const { data, error, dataUpdatedAt, refetch } = useQuery(healthQuery(queries));
  const problem = error && (
    <p role="alert" className={layout.fault}>
      {error.message}{' '}
      {data && `The numbers below are of ${new Date(dataUpdatedAt).toLocaleTimeString()}, by this computer's clock.`}{' '}
      <Button size="small" onClick={() => refetch()}>
        Ask again
      </Button>
    </p>
  );
  if (!data) return problem || <p role="status">Asking the desk...</p>;
  const { view, samples } = data;
  return (
    <div className={layout.stack}>
      {problem}
      <div className={layout.cards}>
        <Panel
          title="Readiness"
          note={<Badge tone={view.isReady ? 'good' : 'bad'}>{view.isReady ? 'Ready' : 'Not ready'}</Badge>}
          isPadded
        >
          <ul aria-label="Checks">
            {[...view.checks]
              .sort((a, b) => Number(a.isOk) - Number(b.isOk))
              .map((each) => (
                <li key={each.name} className={styles.check}>
                  <span className={each.isOk ? styles.good : styles.bad} aria-hidden="true">
                    {each.isOk ? '\u2713' : '\u2715'}
                  </span>
                  <span>
                    {each.name}
                    <span className="visually-hidden">{each.isOk ? ' is well' : ' is not well'}:</span>
                  </span>
                  <span className={styles.finding}>{each.finding}</span>
                </li>
              ))}
          </ul>
        </Panel>
        <ProcessPanel view={view} samples={samples} />
        {view.loops.map((loop) => (
          <LoopPanel key={loop.account} loop={loop} samples={samples} />
        ))}
      </div>
      <p className={layout.label}>
        Asked every 2 s; the lines show the last {samples.length} answers. Outside of this page: /health/live and
        /health/ready.
      </p>
    </div>
  );
}
