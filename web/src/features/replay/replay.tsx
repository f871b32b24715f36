import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useAccounts } from '@/api/account';
import type { AccountRow, ReplayControl, ReplayView } from '@/api/contract';
import { Button } from '@/components/ui/button';
import layout from '@/components/ui/layout.module.css';
import { useNotify } from '@/components/ui/notices';
import { controlReplay, replaysQuery } from './api';
import { accountOf } from './model';
import styles from './replay.module.css';
import { ReplayStage } from './replay-stage';
import { ReplayStart } from './replay-start';
import { Transport } from './transport';

/** A recorded day played again, in a frame of its own. The address says which: `?replay=`. */
export function Replay() {
  const { account, accounts } = useAccounts();
  const { data: replays = [], error } = useQuery(replaysQuery);
  const [params, setParams] = useSearchParams();
  const view = replays.find((each) => each.id === params.get('replay'));
  const source = view && (accountOf(view, accounts) ?? account);
  return (
    <div className={layout.stack}>
      {error && <p role="alert">{error.message}</p>}
      {view && source ? (
        <ReplayFrame view={view} source={source} close={() => setParams({}, { replace: true })} />
      ) : (
        <ReplayStart replays={replays} open={(id) => setParams({ replay: id })} />
      )}
    </div>
  );
}

interface ReplayFrameProps {
  readonly view: ReplayView;
  readonly source: AccountRow;
  close(): void;
}

function ReplayFrame({ view, source, close }: ReplayFrameProps) {
  const queries = useQueryClient();
  const notify = useNotify();
  const move = async (control: ReplayControl) => {
    try {
      const moved = await controlReplay(view.id, control);
      queries.setQueryData(replaysQuery.queryKey, (all) => all?.map((each) => (each.id === moved.id ? moved : each)));
    } catch (error) {
      notify.assertive(`Replay: ${error instanceof Error ? error.message : 'the desk did not do it'}`);
    }
  };
  return (
    <section className={styles.frame} aria-label="Replay">
      <header className={styles.banner}>
        <span className={styles.word}>REPLAY</span>
        <span>{view.source}. A recording: nothing here trades.</span>
        <Button size="small" onClick={close}>
          Choose another day
        </Button>
      </header>
      {view.problem !== null && <p role="alert">It stopped: {view.problem}</p>}
      <Transport view={view} timeZone={source.timeZone} move={(control) => void move(control)} />
      <ReplayStage view={view} source={source} />
    </section>
  );
}
