import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReplayRequest, ReplayView } from '@/api/contract';
import { Button } from '@/components/ui/button';
import layout from '@/components/ui/layout.module.css';
import { useNotify } from '@/components/ui/notices';
import { Panel } from '@/components/ui/panel';
import { SelectField } from '@/components/ui/select-field';
import { endReplay, replaysQuery, startReplay } from './api';
import { FolderForm } from './folder-form';
import { JournalForm } from './journal-form';
import { stateText } from './model';

interface ReplayStartProps {
  readonly replays: readonly ReplayView[];
  open(id: string): void;
}

/** Which recorded day, of an account's own journal or of a data folder; and the replays that are open already. */
export function ReplayStart({ replays, open }: ReplayStartProps) {
  const [source, setSource] = useState('journal');
  const queries = useQueryClient();
  const notify = useNotify();
  const again = () => queries.invalidateQueries({ queryKey: replaysQuery.queryKey });
  const start = async (request: ReplayRequest) => {
    const started = await startReplay(request);
    await again();
    open(started.id);
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
        <div className={layout.stack}>
          <SelectField
            label="Recording"
            value={source}
            onChange={setSource}
            options={[
              ['journal', 'Own journal'],
              ['folder', 'Data folder'],
            ]}
          />
          {source === 'journal' ? <JournalForm start={start} /> : <FolderForm start={start} />}
        </div>
      </Panel>
      <Panel title="Open replays" note={`${replays.length}`} isPadded>
        {replays.length === 0 && <p className={layout.soft}>None.</p>}
        <ul className={layout.stack} aria-label="Open replays">
          {replays.map((each) => (
            <li key={each.id} className={layout.row}>
              <Button onClick={() => open(each.id)}>{each.source}</Button>
              <span className={layout.soft}>{stateText(each)}</span>
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
