import { useCallback, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useAccount } from '@/api/account';
import { Button } from '@/components/ui/button';
import layout from '@/components/ui/layout.module.css';
import { Panel } from '@/components/ui/panel';
import { countText } from '@/lib/money';
import { ItemDetail } from './item-detail';
import styles from './journal.module.css';
import { PastAccount } from './past-account';
import { Scrubber } from './scrubber';
import { TimelineList } from './timeline-list';
import { useTimeline } from './use-timeline';

/** What happened, and the account as it was. The address says which item is open: `?seq=`. */
export function Journal() {
  const { account, currency, timeZone } = useAccount();
  const [params, setParams] = useSearchParams();
  const seq = wholeOf(params.get('seq'));
  // Only an item outside of what is shown moves the list; a click within it does not.
  const [around, setAround] = useState(seq);
  const [past, setPast] = useState<number | null>(null);
  const timeline = useTimeline(account, around);
  const { stretch } = timeline;
  const detail = useRef<HTMLDivElement>(null);
  const open = useCallback(() => detail.current?.focus(), []);
  const items = useMemo(() => stretch?.items ?? [], [stretch]);
  const item = items.find((each) => each.seq === seq);
  const choose = useCallback(
    (chosen: number) => {
      setParams({ seq: String(chosen) }, { replace: true });
      if (!items.some((each) => each.seq === chosen)) setAround(chosen);
    },
    [setParams, items],
  );
  const toLatest = () => {
    setParams({}, { replace: true });
    if (around === null) timeline.latest();
    else setAround(null);
  };
  return (
    <div className={layout.page}>
      {stretch && <Scrubber first={stretch.first} last={stretch.last} past={past} lookBack={setPast} />}
      <div className={[layout.split, layout.listFirst, past !== null && styles.halves].filter(Boolean).join(' ')}>
        <Panel
          title="Journal"
          note={stretch ? `${countText(items.length)} items shown, ${countText(stretch.last)} in all` : undefined}
          tools={
            <Button size="small" onClick={toLatest}>
              Latest
            </Button>
          }
        >
          {timeline.problem && stretch && (
            <p role="alert" className={`${layout.padded} ${layout.fault}`}>
              {timeline.problem}
            </p>
          )}
          <TimelineList
            timeline={timeline}
            chosen={item?.seq ?? null}
            timeZone={timeZone}
            choose={choose}
            open={open}
          />
        </Panel>
        <div className={`${layout.chosen} ${styles.side}`} ref={detail} tabIndex={-1}>
          {past !== null && (
            <PastAccount
              account={account}
              currency={currency}
              timeZone={timeZone}
              seq={past}
              leave={() => setPast(null)}
            />
          )}
          {item ? (
            <ItemDetail item={item} items={items} timeZone={timeZone} choose={choose} lookBack={setPast} />
          ) : (
            <Panel title="Item" isPadded>
              {seq !== null && stretch
                ? `Item ${seq} is no message of this journal: market data is left out of the timeline. Items around it are shown.`
                : 'Choose an item to see what it says, what caused it and what it caused.'}
            </Panel>
          )}
        </div>
      </div>
    </div>
  );
}

function wholeOf(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,15}$/.test(text) ? Number(text) : null;
}
