import { useId } from 'react';
import styles from './text-field.module.css';

export interface Choice {
  readonly value: string;
  readonly text: string;
}

interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
  readonly choices: readonly Choice[];
  readonly isDisabled?: boolean;
  readonly hint?: string;
}

/** A labelled choice of a few. */
export function SelectField({ label, value, onChange, choices, isDisabled = false, hint }: SelectFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        disabled={isDisabled}
        aria-describedby={hint ? `${id}-note` : undefined}
        onChange={(event) => onChange(event.target.value)}
      >
        {choices.map((each) => (
          <option key={each.value} value={each.value}>
            {each.text}
          </option>
        ))}
      </select>
      {hint && (
        <span id={`${id}-note`} className={styles.hint}>
          {hint}
        </span>
      )}
    </div>
  );
}
