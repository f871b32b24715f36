import { type RefObject, useEffect } from 'react';
import { rowIn } from '@/components/ui/use-row-keys';

/** Scrolls the chosen row (`data-row`) of a list into view when the choice changes, as by a link from another page. */
export function useChosenInView(list: RefObject<HTMLElement | null>, chosen: string | null): void {
  useEffect(() => {
    if (chosen === null) return;
    rowIn(list.current, chosen)?.scrollIntoView?.({ block: 'nearest' });
  }, [list, chosen]);
}
