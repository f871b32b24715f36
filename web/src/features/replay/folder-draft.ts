import type { DataFolderView, Day, ReplayRequest } from '@/api/contract';
import { spanOf, symbolsOf, timeframesOf } from '@/lib/data-folders';

/** The desk takes no more symbols into one replay. */
export const mostSymbols = 8;

/** What stands in the form of a data folder's day. */
export interface FolderDraft {
  readonly folder: string;
  readonly timeframe: string;
  readonly symbols: readonly string[];
  readonly day: string;
}

export const emptyFolderDraft: FolderDraft = { folder: '', timeframe: '', symbols: [], day: '' };

/** A folder without what cannot be replayed: options, and day bars, of which a day has one. */
export function playable(folder: DataFolderView): DataFolderView {
  return { ...folder, symbols: folder.symbols.filter((each) => each.kind !== 'Option' && each.resolution !== '1d') };
}

/** The draft with whatever no longer fits the other choices put right: the first folder with data, minute bars, its days. */
export function settledFolder(draft: FolderDraft, folders: readonly DataFolderView[]): FolderDraft {
  const folder =
    folders.find((each) => each.folder === draft.folder) ??
    folders.find((each) => each.symbols.length > 0) ??
    folders[0];
  const timeframes = timeframesOf(folder);
  const timeframe = timeframes.includes(draft.timeframe) ? draft.timeframe : (timeframes.at(-1) ?? '');
  const known = symbolsOf(folder, timeframe);
  const kept = draft.symbols.filter((each) => known.includes(each));
  // Who takes away the last one is told so; who changes folder or timeframe gets one that is there.
  const isEmptied = draft.folder === folder?.folder && draft.symbols.length === 0;
  const symbols = kept.length > 0 || isEmptied ? kept : known.slice(0, 1);
  const span = spanOf(folder, timeframe, symbols);
  const isInside = span === 'unknown' || (span !== null && draft.day >= span.first && draft.day <= span.last);
  const day = isInside ? draft.day : span === null ? '' : span.last;
  return { folder: folder?.folder ?? '', timeframe, symbols, day };
}

/** The first fault of the form in words; null when it can be sent. */
export function folderFault({ folder, symbols, day }: FolderDraft): string | null {
  if (folder === '') return 'There is no data folder.';
  if (symbols.length === 0) return 'Choose at least one symbol.';
  if (symbols.length > mostSymbols) return `Choose at most ${mostSymbols} symbols.`;
  return day === '' ? 'Choose a day.' : null;
}

export function requestOf({ folder, symbols, day, timeframe }: FolderDraft): ReplayRequest {
  return { account: null, day: day as Day, folder, symbols, timeframe };
}
