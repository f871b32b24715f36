import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import layout from '@/components/ui/layout.module.css';
import { Panel } from '@/components/ui/panel';
import { runsQuery } from './api';
import { BacktestForm } from './backtest-form';
import { Compare } from './compare';
import { RunList } from './run-list';
import { RunResult } from './run-result';

/** Ask, watch, read, compare. The address says which run is open: `?run=`. */
export function Backtest() {
  const { data: runs = [], error } = useQuery(runsQuery);
  const [params, setParams] = useSearchParams();
  const [pair, setPair] = useState<readonly string[]>([]);
  const chosen = params.get('run');
  const run = runs.find((each) => each.id === chosen);
  const [a, b] = pair.map((id) => runs.find((each) => each.id === id));
  const open = (id: string) => setParams({ run: id }, { replace: true });
  return (
    <div className={layout.split}>
      <div className={layout.stack}>
        {a && b && <Compare a={a} b={b} close={() => setPair([])} />}
        {run && <RunResult key={run.id} run={run} />}
        <Panel title="New backtest" isPadded>
          <BacktestForm started={open} />
        </Panel>
      </div>
      <div className={layout.stack}>
        <Panel title="Runs" note={pair.length === 1 ? 'choose another one to compare with' : `${runs.length}`}>
          {error && (
            <p role="alert" className={`${layout.padded} ${layout.fault}`}>
              {error.message}
            </p>
          )}
          <RunList runs={runs} chosen={chosen} pair={pair} choose={open} changePair={setPair} />
        </Panel>
      </div>
    </div>
  );
}
