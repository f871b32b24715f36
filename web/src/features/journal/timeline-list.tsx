import { memo, useCallback, useEffect, useMemo, useRef } from 'react';
import type { TimelineItem } from '@/api/contract';
import { Button } from '@/components/ui/button';
import { useChosenInView } from '@/components/ui/use-chosen-in-view';
import { useRowKeys } from '@/components/ui/use-row-keys';
import { clockText, millis } from '@/lib/market-time';
import { momentText } from '@/lib/shown';
import styles from './journal.module.css';
import { kindOf } from './model';
import type { Timeline } from './use-timeline';

interface TimelineListProps {
  readonly timeline: Timeline;
  readonly chosen: number | null;
  readonly timeZone: string;
  choose(seq: number): void;
  open(): void;
}

/** The items, the newest on top; older ones come as the end is reached. */
export const TimelineList = memo(function TimelineList({
  timeline,
  chosen,
  timeZone,
  choose,
  open,
}: TimelineListProps) {
  const { stretch, older, isLoading, problem } = timeline;
  const items = useMemo(() => [...(stretch?.items ?? [])].reverse(), [stretch]);
  const names = useMemo(() => items.map((each) => String(each.seq)), [items]);
  const chooseNamed = useCallback((name: string) => choose(Number(name)), [choose]);
  const onKeyDown = useRowKeys(names, chooseNamed, open);
  const list = useRef<HTMLDivElement>(null);
  useChosenInView(list, stretch && chosen !== null ? String(chosen) : null);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const mark = end.current;
    // While one page is read no other is asked for; when it is there the end is looked at again. After a failure only
    // the button asks.
    if (!mark || isLoading || problem !== null || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && older());
    observer.observe(mark);
    return () => observer.disconnect();
  }, [older, isLoading, problem]);
  if (!stretch) return <p className={styles.more}>{problem ?? 'Reading the journal...'}</p>;
  const entry = items.some((each) => each.seq === chosen) ? chosen : items[0]?.seq;
  return (
    <>
      {stretch.isMoreAfter && (
        <div className={styles.more}>
          <Button size="small" onClick={timeline.newer} disabled={isLoading}>
            Newer
          </Button>
        </div>
      )}
      <div ref={list} role="listbox" aria-label="Timeline, newest first" onKeyDown={onKeyDown} tabIndex={-1}>
        {items.map((item) => (
          <Line
            key={item.seq}
            item={item}
            isChosen={item.seq === chosen}
            isEntry={item.seq === entry}
            timeZone={timeZone}
            choose={choose}
          />
        ))}
      </div>
      <div ref={end} className={styles.more}>
        {stretch.isMoreBefore ? (
          <Button size="small" onClick={older} disabled={isLoading}>
            {isLoading ? 'Reading...' : 'Older'}
          </Button>
        ) : (
          'The journal begins here.'
        )}
      </div>
    </>
  );
});

interface LineProps {
  readonly item: TimelineItem;
  readonly isChosen: boolean;
  readonly isEntry: boolean;
  readonly timeZone: string;
  choose(seq: number): void;
}

const Line = memo(function Line({ item, isChosen, isEntry, timeZone, choose }: LineProps) {
  const { sign, word } = kindOf(item);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list reads the keys for all its lines
    <div
      role="option"
      aria-selected={isChosen}
      tabIndex={isEntry ? 0 : -1}
      data-row={String(item.seq)}
      className={styles.line}
      onClick={() => choose(item.seq)}
    >
      <span className={styles.time} title={momentText(item.at, timeZone)}>
        {clockText(millis(item.at), timeZone)}
      </span>
      <span className={`${styles.sign} ${styles[word] ?? ''}`} title={word} aria-hidden="true">
        {sign}
      </span>
      <span className={item.causation > 0 ? `${styles.text} ${styles.caused}` : styles.text}>
        <span className="visually-hidden">{word}: </span>
        {item.text}
      </span>
      <span className={styles.by}>{item.by ?? ''}</span>
    </div>
  );
});
