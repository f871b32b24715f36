import { type HTMLInputTypeAttribute, type ReactNode, useId } from 'react';
import styles from './text-field.module.css';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
  readonly type?: HTMLInputTypeAttribute;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'search';
  readonly autoComplete?: string;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly placeholder?: string;
  /** Takes the focus when its dialog opens. */
  readonly isFocused?: boolean;
  /** What is wrong with the value; said with the field. */
  readonly fault?: string | null;
  readonly hint?: ReactNode;
}

/** A labelled line of text, with its fault or hint tied to it. */
export function TextField({
  label,
  value,
  onChange,
  type = 'text',
  isRequired = false,
  isDisabled = false,
  isFocused = false,
  fault,
  hint,
  ...rest
}: TextFieldProps) {
  const id = useId();
  const note = fault ?? hint;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={type}
        value={value}
        required={isRequired}
        disabled={isDisabled}
        data-first-focus={isFocused || undefined}
        aria-invalid={fault ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        onChange={(event) => onChange(event.target.value)}
        {...rest}
      />
      {note && (
        <span id={`${id}-note`} className={fault ? styles.fault : styles.hint}>
          {note}
        </span>
      )}
    </div>
  );
}
