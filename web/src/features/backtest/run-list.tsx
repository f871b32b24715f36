import { useQueryClient } from '@tanstack/react-query';
import type { BacktestView } from '@/api/contract';
import { Badge, type Tone } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import layout from '@/components/ui/layout.module.css';
import { useNotify } from '@/components/ui/notices';
import { dropBacktest, runsQuery } from './api';
import styles from './backtest.module.css';
import { isUnderWay } from './model';

const tones: Readonly<Record<string, Tone>> = { Done: 'good', Failed: 'bad', Cancelled: 'warn', Running: 'accent' };

interface RunListProps {
  readonly runs: readonly BacktestView[];
  readonly chosen: string | null;
  /** Chosen to be compared, at most two. */
  readonly pair: readonly string[];
  choose(id: string): void;
  changePair(pair: readonly string[]): void;
}

export function RunList({ runs, chosen, pair, choose, changePair }: RunListProps) {
  const queries = useQueryClient();
  const notify = useNotify();
  const drop = async (id: string) => {
    try {
      await dropBacktest(id);
      changePair(pair.filter((each) => each !== id));
      await queries.invalidateQueries({ queryKey: runsQuery.queryKey });
    } catch (error) {
      notify.assertive(error instanceof Error ? error.message : 'The desk did not do it.');
    }
  };
  if (runs.length === 0) return <p className={layout.padded}>No run yet.</p>;
  return (
    <ul aria-label="Runs">
      {runs.map((run) => (
        <li key={run.id} className={styles.run} data-selected={run.id === chosen}>
          <button type="button" className={styles.open} onClick={() => choose(run.id)}>
            {run.title}
          </button>
          <Badge tone={tones[run.state] ?? 'plain'}>{run.state}</Badge>
          {isUnderWay(run) && (
            <progress className={styles.progress} value={run.share} max={1} aria-label={`Progress of ${run.title}`} />
          )}
          {run.problem !== null && <p className={layout.fault}>{run.problem}</p>}
          <span className={layout.row} style={{ gridColumn: '1 / -1' }}>
            {run.state === 'Done' && (
              <label className={layout.row}>
                <input
                  type="checkbox"
                  checked={pair.includes(run.id)}
                  onChange={(event) =>
                    changePair(
                      event.target.checked ? [...pair, run.id].slice(-2) : pair.filter((each) => each !== run.id),
                    )
                  }
                />
                Compare<span className="visually-hidden"> {run.title}</span>
              </label>
            )}
            <Button
              size="small"
              onClick={() => void drop(run.id)}
              aria-label={`${isUnderWay(run) ? 'Cancel' : 'Forget'} ${run.title}`}
            >
              {isUnderWay(run) ? `Cancel, ${Math.floor(run.share * 100)} % done` : 'Forget'}
            </Button>
          </span>
        </li>
      ))}
    </ul>
  );
}
