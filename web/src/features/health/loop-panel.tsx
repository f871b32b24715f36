import type { LoopView } from '@/api/contract';
import { Badge } from '@/components/ui/badge';
import layout from '@/components/ui/layout.module.css';
import { Meter } from '@/components/ui/meter';
import { Panel } from '@/components/ui/panel';
import { Sparkline } from '@/components/ui/sparkline';
import { countText } from '@/lib/money';
import { measureText } from '@/lib/shown';
import { Figure } from './figure';
import styles from './health.module.css';
import { loopLine, type Sample } from './model';

interface LoopPanelProps {
  readonly loop: LoopView;
  readonly samples: readonly Sample[];
}

/** One account's loop. */
export function LoopPanel({ loop, samples }: LoopPanelProps) {
  const behind = loop.sequence - loop.durableSequence;
  return (
    <Panel
      title={`Loop of ${loop.account}`}
      note={loop.fault === null ? <Badge tone="good">turns</Badge> : <Badge tone="bad">stopped</Badge>}
      isPadded
    >
      {loop.fault !== null && (
        <p role="alert" className={layout.fault}>
          Stopped: {loop.fault}
        </p>
      )}
      <dl>
        <Figure
          name="Lag now"
          value={`${measureText(loop.lagMs)} ms`}
          drawing={<Sparkline label="Lag" values={loopLine(samples, loop.account, (each) => each.lagMs)} />}
        />
        <Figure name="Worst lag of the last minute" value={`${measureText(loop.maxLagMs)} ms`} />
        <Figure
          name="Events a second"
          value={measureText(loop.eventsPerSecond)}
          drawing={
            <Sparkline
              label="Events a second"
              values={loopLine(samples, loop.account, (each) => each.eventsPerSecond)}
            />
          }
        />
        <Figure
          name="Commands waiting"
          value={`${countText(loop.intakeDepth)} of ${countText(loop.intakeCapacity)}`}
          drawing={
            <div className={styles.meter}>
              <Meter
                label={`${loop.intakeDepth} of ${loop.intakeCapacity} commands waiting`}
                share={loop.intakeCapacity > 0 ? loop.intakeDepth / loop.intakeCapacity : 0}
              />
            </div>
          }
        />
        <Figure name="Journal sequence" value={countText(loop.sequence)} />
        <Figure
          name="Of it on disk"
          value={behind === 0 ? 'all of it' : `${countText(loop.durableSequence)}, ${countText(behind)} to go`}
        />
      </dl>
    </Panel>
  );
}
