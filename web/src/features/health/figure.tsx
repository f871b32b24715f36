import type { ReactNode } from 'react';
import styles from './health.module.css';

interface FigureProps {
  readonly name: string;
  readonly value: ReactNode;
  /** A line or a bar beside it. */
  readonly drawing?: ReactNode;
}

export function Figure({ name, value, drawing }: FigureProps) {
  return (
    <div className={styles.figure}>
      <dt>{name}</dt>
      <dd>{value}</dd>
      {drawing !== undefined && <dd aria-hidden="true">{drawing}</dd>}
    </div>
  );
}
