import { useId } from 'react';
import styles from './text-field.module.css';

interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
  /** Value and words of each. */
  readonly options: readonly (readonly [value: string, text: string])[];
}

/** A labelled choice among a few. */
export function SelectField({ label, value, onChange, options }: SelectFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
