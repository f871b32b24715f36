import { useId, useRef, useState } from 'react';
import type { PracticeView } from '@/api/contract';
import { useMayTrade } from '@/api/use-may-trade';
import { Button } from '@/components/ui/button';
import { useNotify } from '@/components/ui/notices';
import { changeSpeed } from './api';
import styles from './practice.module.css';

interface SpeedControlProps {
  readonly account: string;
  readonly speed: number;
  changed(view: PracticeView): void;
}

/** 1x to 60x, and standing still. The slider sends when it is let go, not at each step. */
export function SpeedControl({ account, speed, changed }: SpeedControlProps) {
  const id = useId();
  const notify = useNotify();
  const mayTrade = useMayTrade();
  const [draft, setDraft] = useState<number | null>(null);
  // To come back to after a pause.
  const running = useRef(speed === 0 ? 1 : speed);
  if (speed !== 0) running.current = speed;
  const send = async (wanted: number) => {
    try {
      changed(await changeSpeed(account, wanted));
    } catch (error) {
      notify.assertive(`Speed not changed: ${error instanceof Error ? error.message : 'no reason told'}`);
    } finally {
      setDraft(null);
    }
  };
  const shown = draft ?? (speed === 0 ? running.current : speed);
  const settle = () => draft !== null && void send(draft);
  return (
    <div className={styles.speed}>
      <label htmlFor={id}>
        Speed: <strong>{speed === 0 && draft === null ? 'standing still' : `${shown}x`}</strong>
      </label>
      <input
        id={id}
        type="range"
        min={1}
        max={60}
        value={shown}
        disabled={!mayTrade}
        aria-valuetext={`${shown} seconds of the market a second`}
        onChange={(event) => setDraft(Number(event.target.value))}
        onPointerUp={settle}
        onKeyUp={settle}
        onBlur={settle}
      />
      <Button disabled={!mayTrade} onClick={() => send(speed === 0 ? running.current : 0)}>
        {speed === 0 ? `Go on at ${running.current}x` : 'Pause the market'}
      </Button>
    </div>
  );
}
