import styles from './meter.module.css';

interface MeterProps {
  /** What is measured, with the numbers: for those who do not see the bar. */
  readonly label: string;
  /** Value over limit, 0 or more; above 1 it is over the limit. */
  readonly share: number;
}

/** A value against its limit; hatched when it is over. */
export function Meter({ label, share }: MeterProps) {
  const percent = Math.min(100, Math.max(0, share * 100));
  return (
    // biome-ignore lint/a11y/useSemanticElements: the browser's own meter cannot be hatched or named by its text
    <div
      className={styles.track}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(percent)}
      aria-valuetext={label}
    >
      <span className={share > 1 ? `${styles.fill} ${styles.over}` : styles.fill} style={{ width: `${percent}%` }} />
    </div>
  );
}
