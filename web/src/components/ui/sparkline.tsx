import styles from './sparkline.module.css';

interface SparklineProps {
  readonly label: string;
  readonly values: readonly number[];
  /** The top of the drawing; without it a quarter above the largest value. */
  readonly top?: number;
  readonly width?: number;
  readonly height?: number;
}

/** The last few values as a small line from zero up; the number itself stands beside it. */
export function Sparkline({ label, values, top, width = 120, height = 24 }: SparklineProps) {
  if (values.length < 2) return null;
  const most = Math.max(top ?? 0, ...values.map((value) => value * 1.25), 1e-9);
  const step = width / (values.length - 1);
  const points = values
    .map((value, index) => `${(index * step).toFixed(1)},${(height - 1 - (value / most) * (height - 2)).toFixed(1)}`)
    .join(' ');
  return (
    <svg className={styles.line} width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img">
      <title>{label}</title>
      <polyline points={points} fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinejoin="round" />
    </svg>
  );
}
