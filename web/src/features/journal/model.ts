import type { TimelineItem, TimelineView } from '@/api/contract';

/** The stretch of the journal that is shown. */
export interface Stretch {
  /** Rising by sequence. */
  readonly items: readonly TimelineItem[];
  /** The journal's first and last durable sequence, as last told. */
  readonly first: number;
  readonly last: number;
  readonly isMoreBefore: boolean;
  readonly isMoreAfter: boolean;
}

/** Items kept at most; beyond it the other end leaves and is fetched again when wanted. */
export const mostItems = 1_200;

/** A page that was asked for alone: the latest, or one ending at an item. */
export function startedWith(page: TimelineView): Stretch {
  const end = page.items.at(-1)?.seq ?? page.last;
  return {
    items: page.items,
    first: page.first,
    last: page.last,
    isMoreBefore: page.isMore,
    isMoreAfter: end < page.last,
  };
}

/** With a page of older items before it. */
export function withOlder(stretch: Stretch, page: TimelineView): Stretch {
  const [begin] = stretch.items;
  const older = begin ? page.items.filter((each) => each.seq < begin.seq) : page.items;
  const all = [...older, ...stretch.items];
  const kept = all.slice(0, mostItems);
  return {
    items: kept,
    first: page.first,
    last: Math.max(stretch.last, page.last),
    isMoreBefore: page.isMore,
    isMoreAfter: stretch.isMoreAfter || kept.length < all.length,
  };
}

/** With a page of newer items after it; the same stretch when there is nothing new. */
export function withNewer(stretch: Stretch, page: TimelineView): Stretch {
  const end = stretch.items.at(-1)?.seq ?? 0;
  const newer = page.items.filter((each) => each.seq > end);
  if (newer.length === 0 && page.last === stretch.last && page.isMore === stretch.isMoreAfter) return stretch;
  const all = [...stretch.items, ...newer];
  const kept = all.slice(-mostItems);
  return {
    items: kept,
    first: page.first,
    last: page.last,
    isMoreBefore: stretch.isMoreBefore || kept.length < all.length,
    isMoreAfter: page.isMore,
  };
}

/** The kind by shape and word. */
export function kindOf({ kind, by }: TimelineItem): { readonly sign: string; readonly word: string } {
  if (kind === 'Input') return by === null ? { sign: '\u25cf', word: 'happened' } : { sign: '\u25b6', word: 'asked' };
  if (kind === 'Effect') return { sign: '\u25c6', word: 'did' };
  if (kind === 'Checkpoint') return { sign: '\u2691', word: 'checkpoint' };
  if (kind === 'Cut') return { sign: '\u2702', word: 'cut' };
  return { sign: '\u25a1', word: kind.toLowerCase() };
}

/** The payload with indents where it is JSON; as it is where it is not. */
export function payloadText(payload: string): string {
  try {
    return JSON.stringify(JSON.parse(payload), null, 2);
  } catch {
    return payload;
  }
}

/** What an item caused among those shown. */
export function causedBy(items: readonly TimelineItem[], seq: number): readonly TimelineItem[] {
  return items.filter((each) => each.causation === seq);
}
