import styles from './switch.module.css';

interface SwitchProps {
  /** Its name for those who do not see where it stands. */
  readonly label: string;
  readonly isOn: boolean;
  readonly isBusy: boolean;
  readonly isLocked: boolean;
  onChange(isOn: boolean): void;
}

/** On or off, in a word and a shape; it moves only when the desk says so. Locked, it keeps the focus that it has. */
export function Switch({ label, isOn, isBusy, isLocked, onChange }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      aria-label={label}
      aria-busy={isBusy}
      aria-disabled={isLocked}
      className={styles.switch}
      onClick={() => !isLocked && onChange(!isOn)}
    >
      <span className={styles.track} aria-hidden="true">
        <span className={styles.knob} />
      </span>
      <span className={styles.word}>{isBusy ? '...' : isOn ? 'On' : 'Off'}</span>
    </button>
  );
}
