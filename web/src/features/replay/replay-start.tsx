import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useAccounts } from '@/api/account';
import type { Day, ReplayView } from '@/api/contract';
import { Button } from '@/components/ui/button';
import layout from '@/components/ui/layout.module.css';
import { useNotify } from '@/components/ui/notices';
import { Panel } from '@/components/ui/panel';
import { SelectField } from '@/components/ui/select-field';
import { daysQuery, endReplay, replaysQuery, startReplay } from './api';

interface ReplayStartProps {
  readonly replays: readonly ReplayView[];
  open(id: string): void;
}

/** Which account and which recorded day; and the replays that are open already. */
export function ReplayStart({ replays, open }: ReplayStartProps) {
  const { account: current, accounts } = useAccounts();
  const [account, setAccount] = useState(current?.account ?? '');
  const [day, setDay] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const { data: days = [], error } = useQuery(daysQuery(account));
  const queries = useQueryClient();
  const notify = useNotify();
  const again = () => queries.invalidateQueries({ queryKey: replaysQuery.queryKey });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setProblem(null);
    try {
      const started = await startReplay({ account, day: day === '' ? null : (day as Day) });
      await again();
      open(started.id);
    } catch (failed) {
      setProblem(failed instanceof Error ? failed.message : 'It was not started.');
    }
  };
  const end = async (id: string) => {
    try {
      await endReplay(id);
      await again();
    } catch (failed) {
      notify.assertive(failed instanceof Error ? failed.message : 'The desk did not do it.');
    }
  };
  return (
    <div className={layout.cards}>
      <Panel title="Replay a recorded day" isPadded>
        <form onSubmit={submit} className={layout.stack}>
          <p>The journal is played again on a desk of its own. It cannot reach a market.</p>
          <SelectField
            label="Account"
            value={account}
            onChange={(value) => {
              setAccount(value);
              setDay('');
            }}
            options={accounts.map((each) => [each.account, each.name] as const)}
          />
          <SelectField
            label="Day"
            value={day}
            onChange={setDay}
            options={[
              ['', 'From the beginning of the journal'],
              ...[...days].reverse().map((each) => [each, each] as const),
            ]}
          />
          {(problem ?? error?.message) && <p role="alert">{problem ?? error?.message}</p>}
          <p>
            <Button type="submit" look="accent" disabled={account === ''}>
              Open the replay
            </Button>
          </p>
        </form>
      </Panel>
      <Panel title="Open replays" note={`${replays.length}`} isPadded>
        {replays.length === 0 && <p className={layout.soft}>None.</p>}
        <ul className={layout.stack} aria-label="Open replays">
          {replays.map((each) => (
            <li key={each.id} className={layout.row}>
              <Button onClick={() => open(each.id)}>{each.source}</Button>
              <span className={layout.soft}>
                {Math.floor(each.share * 100)} %, {each.isPlaying ? 'playing' : 'paused'}
              </span>
              <Button size="small" onClick={() => void end(each.id)} aria-label={`End ${each.source}`}>
                End
              </Button>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}
