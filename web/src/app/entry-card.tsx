import type { ReactNode } from 'react';
import { PageTitle } from '@/components/ui/page-title';
import styles from './entry-card.module.css';

interface EntryCardProps {
  readonly title: string;
  /** Within the shell, which has the main landmark already. */
  readonly isInside?: boolean;
  readonly children: ReactNode;
}

/** A narrow card in the middle: login, one-time link, password. */
export function EntryCard({ title, isInside = false, children }: EntryCardProps) {
  const Frame = isInside ? 'div' : 'main';
  return (
    <Frame className={styles.ground}>
      <div className={styles.card}>
        <p className={styles.name}>
          <img src="/mark.svg" alt="" width="28" height="28" /> Fairlead
        </p>
        <PageTitle title={title} />
        {children}
      </div>
    </Frame>
  );
}
