import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { readTimeline } from './api';
import { type Stretch, startedWith, withNewer, withOlder } from './model';

/** How often new items are asked for while the end is shown. */
const newerEveryMs = 2_000;

export interface Timeline {
  readonly stretch: Stretch | null;
  readonly problem: string | null;
  readonly isLoading: boolean;
  older(): void;
  newer(): void;
  latest(): void;
}

/** The journal's stretch around `around` (the latest when null): older and newer pages on demand, news at the end. */
export function useTimeline(account: string, around: number | null): Timeline {
  const [stretch, setStretch] = useState<Stretch | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isLoading, setLoading] = useState(false);
  const running = useRef<AbortController | null>(null);
  const shown = useRef<Stretch | null>(null);
  shown.current = stretch;

  /** One request at a time; a new one cancels the one before. */
  const ask = useCallback(
    async (
      from: number | null,
      isBackwards: boolean,
      take: (page: Parameters<typeof startedWith>[0], before: Stretch | null) => Stretch | null,
    ) => {
      running.current?.abort();
      const mine = new AbortController();
      running.current = mine;
      setLoading(true);
      try {
        const page = await readTimeline(account, from, isBackwards, mine.signal);
        setStretch((before) => take(page, before));
        setProblem(null);
      } catch (error) {
        if (!mine.signal.aborted) setProblem(error instanceof Error ? error.message : 'The journal was not read.');
      } finally {
        if (running.current === mine) {
          running.current = null;
          setLoading(false);
        }
      }
    },
    [account],
  );

  useEffect(() => {
    // Some items after the asked one are shown too, so that what it caused is seen with it.
    void ask(around === null ? null : around + 20, true, startedWith);
    return () => running.current?.abort();
  }, [ask, around]);

  const older = useCallback(() => {
    const [begin] = shown.current?.items ?? [];
    if (!running.current && begin && shown.current?.isMoreBefore)
      void ask(begin.seq - 1, true, (page, before) => before && withOlder(before, page));
  }, [ask]);

  const newer = useCallback(() => {
    const end = shown.current?.items.at(-1);
    if (!running.current && end) void ask(end.seq + 1, false, (page, before) => before && withNewer(before, page));
  }, [ask]);

  const isAtEnd = stretch !== null && !stretch.isMoreAfter;
  useEffect(() => {
    if (!isAtEnd) return;
    const timer = setInterval(newer, newerEveryMs);
    return () => clearInterval(timer);
  }, [isAtEnd, newer]);

  const latest = useCallback(() => void ask(null, true, startedWith), [ask]);
  return useMemo(
    () => ({ stretch, problem, isLoading, older, newer, latest }),
    [stretch, problem, isLoading, older, newer, latest],
  );
}
