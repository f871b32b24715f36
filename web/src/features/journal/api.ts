import { queryOptions } from '@tanstack/react-query';
import { read } from '@/api/client';
import type { PastView, TimelineView } from '@/api/contract';

export const pageSize = 120;

/** A page of the timeline; without `from` the latest. */
export function readTimeline(
  account: string,
  from: number | null,
  isBackwards: boolean,
  signal?: AbortSignal,
): Promise<TimelineView> {
  const query = new URLSearchParams({ limit: String(pageSize), backwards: String(isBackwards) });
  if (from !== null) query.set('from', String(from));
  return read(`/terminal/accounts/${encodeURIComponent(account)}/journal?${query}`, signal);
}

/** The account as it was after an item. The past does not change, so an answer is never asked again soon. */
export function pastQuery(account: string, seq: number) {
  return queryOptions({
    queryKey: ['past', account, seq],
    queryFn: ({ signal }) =>
      read<PastView>(`/terminal/accounts/${encodeURIComponent(account)}/journal/at/${seq}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
}
