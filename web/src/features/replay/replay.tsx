import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { ReplayControl, ReplayView } from '@/api/contract';
import { Button } from '@/components/ui/button';
import layout from '@/components/ui/layout.module.css';
import { Meter } from '@/components/ui/meter';
import { useNotify } from '@/components/ui/notices';
import { controlReplay, replaysQuery } from './api';
import styles from './replay.module.css';
import { ReplayStage } from './replay-stage';
import { ReplayStart } from './replay-start';
import { Transport } from './transport';

/** A recorded day played again, in a frame of its own. The address says which: `?replay=`. */
export function Replay() {
  const { data: replays = [], error } = useQuery(replaysQuery);
  const [params, setParams] = useSearchParams();
  const view = replays.find((each) => each.id === params.get('replay'));
  return (
    <div className={layout.stack}>
      {error && <p role="alert">{error.message}</p>}
      {view ? (
        <ReplayFrame view={view} close={() => setParams({}, { replace: true })} />
      ) : (
        <ReplayStart replays={replays} open={(id) => setParams({ replay: id })} />
      )}
    </div>
  );
}

interface ReplayFrameProps {
  readonly view: ReplayView;
  close(): void;
}

function ReplayFrame({ view, close }: ReplayFrameProps) {
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
      {view.preparing === null ? (
        <Playing view={view} move={(control) => void move(control)} />
      ) : (
        <Preparing view={view} />
      )}
    </section>
  );
}

function Playing({ view, move }: { readonly view: ReplayView; move(control: ReplayControl): void }) {
  return (
    <>
      {view.problem !== null && <p role="alert">It stopped: {view.problem}</p>}
      <Transport view={view} timeZone={view.timeZone} move={move} />
      <ReplayStage view={view} />
    </>
  );
}

/** The day is read from its files first. */
function Preparing({ view }: { readonly view: ReplayView }) {
  if (view.problem !== null) return <p role="alert">It could not be prepared: {view.problem}</p>;
  return (
    <div className={layout.stack}>
      <p role="status">Reading the day from its folder...</p>
      <Meter label={`Prepared: ${Math.floor((view.preparing ?? 0) * 100)} %`} share={view.preparing ?? 0} />
    </div>
  );
}
