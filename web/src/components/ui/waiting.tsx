import { Button } from '@/components/ui/button';
import styles from './waiting.module.css';

interface WaitingProps {
  readonly text: string;
  readonly problem?: string;
  retry?(): void;
}

/** Nothing to show yet, and why. */
export function Waiting({ text, problem, retry }: WaitingProps) {
  return (
    <main className={styles.waiting} aria-busy={problem === undefined}>
      <p role={problem === undefined ? 'status' : 'alert'}>
        {text} {problem}
      </p>
      {retry && <Button onClick={retry}>Try again</Button>}
    </main>
  );
}
