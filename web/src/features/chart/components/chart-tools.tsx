import type { ReactNode } from 'react';
import type { Overlays } from '../price-chart';
import styles from './chart-tools.module.css';

export const timeframes: readonly string[] = ['5s', '1m', '3m', '5m', '15m', '1h'];

const overlayNames = { ema9: 'EMA 9', ema21: 'EMA 21', vwap: 'VWAP', volume: 'Volume' } as const;

interface ChartToolsProps {
  readonly timeframe: string;
  onTimeframe(timeframe: string): void;
  readonly overlays: Overlays;
  onOverlays(overlays: Overlays): void;
  readonly countdown: ReactNode;
}

export function ChartTools({ timeframe, onTimeframe, overlays, onOverlays, countdown }: ChartToolsProps) {
  return (
    <div className={styles.tools}>
      {countdown}
      <fieldset className={styles.set} aria-label="Timeframe">
        {timeframes.map((each) => (
          <button
            key={each}
            type="button"
            className={styles.choice}
            aria-pressed={each === timeframe}
            onClick={() => onTimeframe(each)}
          >
            {each}
          </button>
        ))}
      </fieldset>
      <fieldset className={styles.set} aria-label="Overlays">
        {(Object.keys(overlayNames) as (keyof Overlays)[]).map((name) => (
          <button
            key={name}
            type="button"
            className={`${styles.choice} ${styles[name]}`}
            aria-pressed={overlays[name]}
            onClick={() => onOverlays({ ...overlays, [name]: !overlays[name] })}
          >
            {overlayNames[name]}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
