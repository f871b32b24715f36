import { type RefObject, useEffect } from 'react';

/** Scrolls the chosen row (`data-row`) of a list into view when the choice changes, as by a link from another page. */
export function useChosenInView(list: RefObject<HTMLElement | null>, chosen: string | null): void {
  useEffect(() => {
    if (chosen === null) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(chosen)}"]`);
    row?.scrollIntoView?.({ block: 'nearest' });
  }, [list, chosen]);
}
