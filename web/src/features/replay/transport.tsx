import { useState } from 'react';
import type { ReplayControl, ReplayView } from '@/api/contract';
import { Button } from '@/components/ui/button';
import { clockText, dayText, millis, zoneText } from '@/lib/market-time';
import { instantAt, speeds, speedText } from './model';
import styles from './replay.module.css';

interface TransportProps {
  readonly view: ReplayView;
  readonly timeZone: string;
  /** Moves the recording, and nothing else. */
  move(control: ReplayControl): void;
}

/** Play, pause, step, speed and where we stand. */
export function Transport({ view, timeZone, move }: TransportProps) {
  const [draft, setDraft] = useState<number | null>(null);
  const shown = draft ?? view.share;
  const at = draft === null ? millis(view.at) : instantAt(view, draft);
  const seek = () => {
    if (draft === null) return;
    move({ command: 'seek', share: draft });
    setDraft(null);
  };
  return (
    <div className={styles.transport}>
      <span>
        <Button
          look="accent"
          onClick={() => move(view.isPlaying ? { command: 'pause' } : { command: 'play', speed: view.speed })}
        >
          {view.isPlaying ? 'Pause' : 'Play'}
        </Button>{' '}
        <Button disabled={view.isPlaying} onClick={() => move({ command: 'step' })}>
          Step a minute
        </Button>
      </span>
      <fieldset className={styles.speeds}>
        <legend className="visually-hidden">Speed</legend>
        {speeds.map(({ speed, text }) => (
          <button
            key={text}
            type="button"
            aria-pressed={view.speed === speed}
            onClick={() => move({ command: 'play', speed })}
          >
            {text}
          </button>
        ))}
      </fieldset>
      <input
        type="range"
        min={0}
        max={1}
        step={0.001}
        value={shown}
        aria-label="Where the replay stands"
        aria-valuetext={at === null ? 'before the first event' : `${clockText(at, timeZone)} ${zoneText(timeZone)}`}
        onChange={(event) => setDraft(Number(event.target.value))}
        onPointerUp={seek}
        onKeyUp={seek}
        onBlur={seek}
      />
      <span className={styles.clock} role="timer" aria-label="Replay clock">
        {at === null
          ? 'before the first event'
          : `${dayText(at, timeZone)} ${clockText(at, timeZone)} ${zoneText(timeZone)}`}
        {view.isPlaying && <span className="visually-hidden">, {speedText(view.speed)}</span>}
      </span>
    </div>
  );
}
