import { type KeyboardEvent, useCallback } from 'react';

/**
 * Up, down, Home and End move over the rows of a list; Enter opens. Rows carry `data-row` with their key. Where we are is
 * where the focus is: the choice itself may come a moment later, and keys come fast.
 */
export function useRowKeys(
  rows: readonly string[],
  choose: (row: string) => void,
  open?: (row: string) => void,
): (event: KeyboardEvent<HTMLElement>) => void {
  return useCallback(
    (event) => {
      const here = event.target instanceof HTMLElement ? event.target.dataset.row : undefined;
      const at = here === undefined ? -1 : rows.indexOf(here);
      const to = { ArrowDown: at + 1, ArrowUp: Math.max(0, at - 1), Home: 0, End: rows.length - 1 }[event.key];
      if (to !== undefined) {
        const row = rows[Math.min(to, rows.length - 1)];
        if (row === undefined) return;
        event.preventDefault();
        rowIn(event.currentTarget, row)?.focus();
        choose(row);
      } else if (event.key === 'Enter' && here !== undefined) {
        event.preventDefault();
        choose(here);
        open?.(here);
      }
    },
    [rows, choose, open],
  );
}

/** The element of a row, by its `data-row`. */
export function rowIn(list: HTMLElement | null, row: string): HTMLElement | undefined {
  return [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].find((each) => each.dataset.row === row);
}
