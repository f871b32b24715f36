import { act, renderHook, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { TimelineView } from '@/api/contract';
import { timelineItem } from '@/testing/fake-page-rows';
import { useTimeline } from './use-timeline';

/** A journal of 500 items, answered as the desk does. */
function answer(input: RequestInfo | URL): Promise<Response> {
  const query = new URL(String(input), 'http://desk').searchParams;
  const limit = Number(query.get('limit'));
  const isBackwards = query.get('backwards') === 'true';
  const from = Math.min(500, Number(query.get('from') ?? 500));
  const first = isBackwards ? Math.max(1, from - limit + 1) : from;
  const last = isBackwards ? from : Math.min(500, from + limit - 1);
  const items = Array.from({ length: last - first + 1 }, (_, at) => timelineItem({ seq: first + at }));
  const page: TimelineView = { first: 1, last: 500, items, isMore: isBackwards ? first > 1 : last < 500 };
  return Promise.resolve(Response.json(page));
}

const seqs = (items: readonly { readonly seq: number }[] | undefined) => [items?.[0]?.seq, items?.at(-1)?.seq];

test('Timeline_OlderAsked_StretchGrowsBackwardsWithoutHoles', async () => {
  vi.spyOn(globalThis, 'fetch').mockImplementation(answer);
  const { result } = renderHook(() => useTimeline('practice-us', null));
  await waitFor(() => expect(seqs(result.current.stretch?.items)).toEqual([381, 500]));
  act(() => result.current.older());
  await waitFor(() => expect(seqs(result.current.stretch?.items)).toEqual([261, 500]));
  expect(result.current.stretch?.items).toHaveLength(240);
});

test('Timeline_AroundAnOldItem_ShowsSomeAfterItAndMoreOnDemand', async () => {
  vi.spyOn(globalThis, 'fetch').mockImplementation(answer);
  const { result } = renderHook(() => useTimeline('practice-us', 200));
  await waitFor(() => expect(seqs(result.current.stretch?.items)).toEqual([101, 220]));
  expect(result.current.stretch?.isMoreAfter).toBe(true);
  act(() => result.current.newer());
  await waitFor(() => expect(seqs(result.current.stretch?.items)).toEqual([101, 340]));
});

test('Timeline_DeskRefuses_KeepsWhatItHasAndSaysWhy', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch').mockImplementation(answer);
  const { result } = renderHook(() => useTimeline('practice-us', null));
  await waitFor(() => expect(result.current.stretch).not.toBeNull());
  fetched.mockResolvedValue(Response.json({ code: 'JOURNAL', reason: 'The journal cannot be read.' }, { status: 503 }));
  act(() => result.current.older());
  await waitFor(() => expect(result.current.problem).toBe('The journal cannot be read.'));
  expect(result.current.stretch?.items).toHaveLength(120);
});
