import { useId } from 'react';
import styles from './text-field.module.css';

interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
  /** Value and words of each. */
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly hint?: string;
}

/** A labelled choice among a few. */
export function SelectField({ label, value, onChange, options, hint }: SelectFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-describedby={hint ? `${id}-note` : undefined}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
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
