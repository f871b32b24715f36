import { useEffect } from 'react';
import styles from './page-title.module.css';

/** The page's one h1, and the window's title. Hidden from the eye where the page speaks for itself. */
export function PageTitle({ title, isHidden = false }: { readonly title: string; readonly isHidden?: boolean }) {
  useEffect(() => {
    document.title = `${title} - Fairlead`;
  }, [title]);
  return <h1 className={isHidden ? 'visually-hidden' : styles.title}>{title}</h1>;
}
