import type { DataFolderView, Day } from '@/api/contract';

/** The resolutions that a folder has, the coarsest last. */
export function timeframesOf(folder: DataFolderView | undefined): readonly string[] {
  const order = ['tick', '1s', '1m', '1d'];
  const known = new Set(folder?.symbols.map((each) => each.resolution));
  return [...known].sort((a, b) => order.indexOf(a) - order.indexOf(b));
}

/** The symbols recorded at a resolution, each once. */
export function symbolsOf(folder: DataFolderView | undefined, timeframe: string): readonly string[] {
  const names = folder?.symbols.filter((each) => each.resolution === timeframe).map((each) => each.symbol) ?? [];
  return [...new Set(names)].sort();
}

export interface Span {
  readonly first: Day;
  readonly last: Day;
}

/** The days on which all the chosen symbols have data; null when there are none, and 'unknown' when the data does not
 * say its days, as day bars in one file do not. */
export function spanOf(
  folder: DataFolderView | undefined,
  timeframe: string,
  symbols: readonly string[],
): Span | 'unknown' | null {
  const rows = folder?.symbols.filter((each) => each.resolution === timeframe && symbols.includes(each.symbol)) ?? [];
  const firsts = rows.flatMap((each) => each.first ?? []).sort();
  const lasts = rows.flatMap((each) => each.last ?? []).sort();
  const first = firsts.at(-1);
  const last = lasts[0];
  if (!first || !last) return rows.length > 0 ? 'unknown' : null;
  return first <= last ? { first, last } : null;
}
