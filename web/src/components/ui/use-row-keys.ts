import { type KeyboardEvent, useCallback } from 'react';

/**
 * Up, down, Home and End move over the rows of a grid; Enter opens. Rows carry `data-row` with their key and are
 * focused as they are chosen.
 */
export function useRowKeys(
  rows: readonly string[],
  chosen: string | null,
  choose: (row: string) => void,
  open?: (row: string) => void,
): (event: KeyboardEvent<HTMLElement>) => void {
  return useCallback(
    (event) => {
      const at = chosen === null ? -1 : rows.indexOf(chosen);
      const to = { ArrowDown: at + 1, ArrowUp: Math.max(0, at - 1), Home: 0, End: rows.length - 1 }[event.key];
      if (to !== undefined) {
        const row = rows[Math.min(to, rows.length - 1)];
        if (row === undefined) return;
        event.preventDefault();
        choose(row);
        rowIn(event.currentTarget, row)?.focus();
      } else if (event.key === 'Enter' && chosen !== null && open) {
        event.preventDefault();
        open(chosen);
      }
    },
    [rows, chosen, choose, open],
  );
}

/** The element of a row, by its `data-row`. */
export function rowIn(list: HTMLElement | null, row: string): HTMLElement | undefined {
  return [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].find((each) => each.dataset.row === row);
}
