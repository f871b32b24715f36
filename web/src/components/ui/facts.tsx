import type { ReactNode } from 'react';
import styles from './facts.module.css';

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
}

/** Names and values, side by side. */
export function Facts({ facts, isLarge = false }: { readonly facts: readonly Fact[]; readonly isLarge?: boolean }) {
  return (
    <dl className={isLarge ? `${styles.facts} ${styles.large}` : styles.facts}>
      {facts.map((each) => (
        <div key={each.name}>
          <dt>{each.name}</dt>
          <dd>{each.value}</dd>
        </div>
      ))}
    </dl>
  );
}
