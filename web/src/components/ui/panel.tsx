import { type ReactNode, useId } from 'react';
import styles from './panel.module.css';

interface PanelProps {
  /** The heading, and the name of the region. */
  readonly title: string;
  /** Beside the heading: a sentence or a count. */
  readonly note?: ReactNode;
  readonly tools?: ReactNode;
  readonly isPadded?: boolean;
  readonly children: ReactNode;
}

/** A named region of a page with a heading; its body scrolls, and can be scrolled by keyboard. */
export function Panel({ title, note, tools, isPadded = false, children }: PanelProps) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {note !== undefined && <div className={styles.note}>{note}</div>}
        {tools !== undefined && <div className={styles.tools}>{tools}</div>}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <div className={isPadded ? `${styles.body} ${styles.padded}` : styles.body} tabIndex={0}>
        {children}
      </div>
    </section>
  );
}
