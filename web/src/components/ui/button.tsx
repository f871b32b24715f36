import type { ButtonHTMLAttributes } from 'react';
import styles from './button.module.css';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'plain' | 'accent' | 'danger' | 'quiet';
  readonly size?: 'normal' | 'small';
  /** Only a sign inside; the name comes from aria-label. */
  readonly isIcon?: boolean;
}

/** A button that never submits a form unless told to. */
export function Button({
  look = 'plain',
  size = 'normal',
  isIcon = false,
  className,
  type = 'button',
  ...rest
}: ButtonProps) {
  const names = [
    styles.button,
    look !== 'plain' && styles[look],
    size === 'small' && styles.small,
    isIcon && styles.icon,
    className,
  ];
  return <button type={type} className={names.filter(Boolean).join(' ')} {...rest} />;
}
