import { useState } from 'react';
import type { BacktestView } from '@/api/contract';
import { Button } from '@/components/ui/button';
import layout from '@/components/ui/layout.module.css';
import { Panel } from '@/components/ui/panel';
import { reportAddress } from './api';
import styles from './backtest.module.css';
import { EquityCurve } from './equity-curve';
import { isUnderWay } from './model';

const notes = new Set(['Alarm', 'Warning', 'Note']);

/** One run: how far it is, or what came out. */
export function RunResult({ run }: { readonly run: BacktestView }) {
  const [isReportShown, setReportShown] = useState(false);
  const { request } = run;
  return (
    <Panel title={run.title} note={run.state} isPadded>
      <div className={layout.stack}>
        {isUnderWay(run) && (
          <p role="status">
            {run.state === 'Queued' ? 'Waiting for its turn.' : `${Math.floor(run.share * 100)} % done.`}
          </p>
        )}
        {run.problem !== null && (
          <p role="alert" className={layout.fault}>
            {run.problem}
          </p>
        )}
        {run.figures.length > 0 && (
          <dl className={styles.figures}>
            {run.figures
              .filter((each) => !notes.has(each.name))
              .map((each) => (
                <div key={each.name}>
                  <dt>{each.name}</dt>
                  <dd>{each.value}</dd>
                </div>
              ))}
          </dl>
        )}
        <EquityCurve runs={[run]} />
        <ul className={styles.notes} aria-label="Notes">
          {run.figures
            .filter((each) => notes.has(each.name))
            .map((each) => (
              <li key={`${each.name} ${each.value}`}>
                {each.name}: {each.value}
              </li>
            ))}
        </ul>
        <p className={layout.label}>
          {request.folder}, {request.symbols.join(', ')}, {request.from} to {request.to}, {request.timeframe};{' '}
          {Object.entries(request.parameters)
            .map(([name, value]) => `${name} ${value}`)
            .join(', ') || 'no parameters'}
        </p>
        {run.state === 'Done' && (
          <>
            <p className={layout.row}>
              <a href={reportAddress(run.id)} target="_blank" rel="noopener noreferrer">
                Open the report in a new tab
              </a>
              <Button size="small" onClick={() => setReportShown(!isReportShown)} aria-expanded={isReportShown}>
                {isReportShown ? 'Hide the report' : 'Show it here'}
              </Button>
            </p>
            {isReportShown && (
              <iframe
                className={styles.report}
                src={reportAddress(run.id)}
                title={`Report of ${run.title}`}
                sandbox=""
                loading="lazy"
              />
            )}
            <p className={layout.label}>
              State {run.stateHash ?? 'unknown: not told'}, journal {run.journalHash ?? 'unknown: not told'}
            </p>
          </>
        )}
      </div>
    </Panel>
  );
}
