import { useId } from 'react';
import { Button } from '@/components/ui/button';
import layout from '@/components/ui/layout.module.css';
import { countText } from '@/lib/money';
import styles from './journal.module.css';

interface ScrubberProps {
  readonly first: number;
  readonly last: number;
  /** Null is now. */
  readonly past: number | null;
  lookBack(seq: number | null): void;
}

/** Over the journal's whole range; at its end it is now. */
export function Scrubber({ first, last, past, lookBack }: ScrubberProps) {
  const id = useId();
  const move = (seq: number) => lookBack(seq >= last ? null : seq);
  return (
    <div className={`${layout.bar} ${styles.scrub}`}>
      <label htmlFor={id}>Look back</label>
      <input
        id={id}
        type="range"
        min={first}
        max={last}
        value={past ?? last}
        aria-valuetext={past === null ? 'now' : `after item ${past}`}
        onChange={(event) => move(Number(event.target.value))}
      />
      <span>{past === null ? `now, item ${countText(last)}` : `item ${countText(past)} of ${countText(last)}`}</span>
      <span className={layout.row}>
        <Button
          size="small"
          disabled={(past ?? last) <= first}
          onClick={() => move(Math.max(first, (past ?? last) - 1))}
        >
          Back one
        </Button>
        <Button size="small" disabled={past === null} onClick={() => move((past ?? last) + 1)}>
          On one
        </Button>
      </span>
    </div>
  );
}
