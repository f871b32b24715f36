import type { HealthView } from '@/api/contract';
import { Panel } from '@/components/ui/panel';
import { Sparkline } from '@/components/ui/sparkline';
import { countText } from '@/lib/money';
import { measureText } from '@/lib/shown';
import { Figure } from './figure';
import { type Sample, sizeText, uptimeText } from './model';

interface ProcessPanelProps {
  readonly view: HealthView;
  readonly samples: readonly Sample[];
}

export function ProcessPanel({ view, samples }: ProcessPanelProps) {
  const { process } = view;
  return (
    <Panel title="Process" note={`Fairlead ${view.version}, up ${uptimeText(view.uptimeSeconds)}`} isPadded>
      <dl>
        <Figure
          name="Memory"
          value={sizeText(process.memoryMb)}
          drawing={<Sparkline label="Memory" values={samples.map((each) => each.memoryMb)} />}
        />
        <Figure
          name="Managed heap"
          value={sizeText(process.heapMb)}
          drawing={<Sparkline label="Heap" values={samples.map((each) => each.heapMb)} />}
        />
        <Figure
          name="Time spent collecting"
          value={`${measureText(process.gcPausePct)} %`}
          drawing={<Sparkline label="Collecting" values={samples.map((each) => each.gcPausePct)} />}
        />
        <Figure name="Last collection's pause" value={`${measureText(process.lastGcPauseMs)} ms`} />
        <Figure name="Full collections" value={countText(process.gen2Collections)} />
        <Figure name="Pool threads" value={countText(process.threads)} />
        <Figure name="Free disk" value={sizeText(process.freeDiskMb)} />
        <Figure name="Open terminal sockets" value={countText(view.sockets)} />
      </dl>
    </Panel>
  );
}
