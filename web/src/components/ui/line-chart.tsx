import { type PointerEvent, useState } from 'react';
import styles from './line-chart.module.css';

export interface ChartPoint {
  /** Milliseconds. */
  readonly at: number;
  readonly value: number;
}

interface LineChartProps {
  readonly label: string;
  readonly points: readonly ChartPoint[];
  /** Another curve on the same axes, drawn dashed. */
  readonly second?: readonly ChartPoint[];
  readonly height?: number;
  valueText(value: number): string;
  timeText(at: number): string;
}

const wide = 1_000;
const tall = 200;

/** A curve over time, for the eye: the figures beside it say the same in words. */
export function LineChart({ label, points, second = [], height = 180, valueText, timeText }: LineChartProps) {
  const [read, setRead] = useState<ChartPoint | null>(null);
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return <p className={styles.label}>No curve yet.</p>;
  const all = [...points, ...second];
  const from = Math.min(...all.map((each) => each.at));
  const to = Math.max(...all.map((each) => each.at));
  const low = Math.min(...all.map((each) => each.value));
  const high = Math.max(...all.map((each) => each.value));
  const x = (at: number) => ((at - from) / Math.max(1, to - from)) * wide;
  // Room above and below for the labels.
  const room = (tall * 18) / height;
  const y = (value: number) => tall - room - ((value - low) / Math.max(1e-9, high - low)) * (tall - 2 * room);
  const path = (of: readonly ChartPoint[]) =>
    of.map((each, index) => `${index === 0 ? 'M' : 'L'}${x(each.at).toFixed(1)} ${y(each.value).toFixed(1)}`).join('');
  const move = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = from + ((event.clientX - box.left) / Math.max(1, box.width)) * (to - from);
    setRead(points.reduce((best, each) => (Math.abs(each.at - at) < Math.abs(best.at - at) ? each : best), first));
  };
  return (
    <figure className={styles.chart} style={{ height }} onPointerMove={move} onPointerLeave={() => setRead(null)}>
      <svg viewBox={`0 0 ${wide} ${tall}`} preserveAspectRatio="none" role="img">
        <title>
          {`${label}: from ${valueText(first.value)} at ${timeText(first.at)} to ${valueText(last.value)} at ${timeText(last.at)}, lowest ${valueText(low)}, highest ${valueText(high)}`}
        </title>
        <line x1="0" x2={wide} y1={y(first.value)} y2={y(first.value)} className={styles.grid} strokeDasharray="4 4" />
        {second.length > 1 && (
          <path
            d={path(second)}
            className={styles.second}
            fill="none"
            stroke="currentColor"
            strokeWidth="1.6"
            strokeDasharray="6 4"
            vectorEffect="non-scaling-stroke"
          />
        )}
        <path d={path(points)} fill="none" stroke="currentColor" strokeWidth="1.8" vectorEffect="non-scaling-stroke" />
        {read && (
          <line
            x1={x(read.at)}
            x2={x(read.at)}
            y1="0"
            y2={tall}
            className={styles.grid}
            vectorEffect="non-scaling-stroke"
          />
        )}
      </svg>
      <span className={styles.label} style={{ top: 0, right: 4 }} aria-hidden="true">
        {valueText(high)}
      </span>
      <span className={styles.label} style={{ bottom: 0, right: 4 }} aria-hidden="true">
        {valueText(low)}
      </span>
      <span className={styles.label} style={{ bottom: 0, left: 4 }} aria-hidden="true">
        {timeText(from)} to {timeText(to)}
      </span>
      {read && (
        <span className={styles.read} aria-hidden="true">
          {timeText(read.at)} {valueText(read.value)}
        </span>
      )}
    </figure>
  );
}
