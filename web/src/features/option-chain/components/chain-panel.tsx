import { useEffect, useMemo, useRef, useState } from 'react';
import type { InstrumentRow, Side } from '@/api/contract';
import { useQuote, useQuoteBook } from '@/api/desk';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { heatOf, nearestStrike } from '../model';
import { useChain } from '../use-chain';
import styles from './chain-panel.module.css';
import { ChainRow } from './chain-row';

interface ChainPanelProps {
  readonly underlying: InstrumentRow;
  /** The instrument of the chart and the ticket. */
  readonly selected: number;
  onSelect(instrument: number): void;
  /** A bid or an ask was clicked. */
  onTake(instrument: number, side: Side, price: string): void;
}

const strikeCounts = [11, 21, 31];
const heatEveryMs = 1_000;

/** Calls on the left, puts on the right, the money in the middle. */
export function ChainPanel({ underlying, selected, onSelect, onTake }: ChainPanelProps) {
  const [expiry, setExpiry] = useState<string | null>(null);
  const [count, setCount] = useState(21);
  const [hasGreeks, setGreeks] = useState(false);
  const { data: chain, error } = useChain(underlying.id, expiry, count);
  const spot = useQuote(underlying.id);
  const book = useQuoteBook();
  const strikes = useMemo(() => chain?.strikes ?? [], [chain]);
  const money = nearestStrike(strikes, spot?.last ?? spot?.mark);
  const [heat, setHeat] = useState({ openInterest: 0, volume: 0 });
  useEffect(() => {
    const measure = () =>
      setHeat((before) => {
        const now = heatOf(strikes, (id) => book.row(id));
        return now.openInterest === before.openInterest && now.volume === before.volume ? before : now;
      });
    measure();
    const timer = setInterval(measure, heatEveryMs);
    return () => clearInterval(timer);
  }, [strikes, book]);
  const box = useRef<HTMLDivElement>(null);
  useCentred(box, money, hasGreeks);
  return (
    <Panel
      title={`Option chain ${underlying.symbol}`}
      note={chain ? `${strikes.length} strikes, lot ${chain.lotSize}` : undefined}
      tools={
        <>
          <Button
            size="small"
            look="quiet"
            aria-pressed={hasGreeks}
            className={hasGreeks ? styles.pressed : undefined}
            onClick={() => setGreeks(!hasGreeks)}
          >
            Greeks
          </Button>
          <select
            aria-label="Strikes"
            className={styles.select}
            value={count}
            onChange={(event) => setCount(Number(event.target.value))}
          >
            {strikeCounts.map((each) => (
              <option key={each} value={each}>
                {each} strikes
              </option>
            ))}
          </select>
          <select
            aria-label="Expiry"
            className={styles.select}
            value={chain?.expiry ?? ''}
            onChange={(event) => setExpiry(event.target.value)}
          >
            {(chain?.expiries ?? []).map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </>
      }
    >
      {error && <p className={styles.note}>No chain: {error.message}</p>}
      {!error && !chain && <p className={styles.note}>Asking for the chain...</p>}
      {chain && strikes.length === 0 && <p className={styles.note}>No contract is listed on {underlying.symbol}.</p>}
      {strikes.length > 0 && (
        <div ref={box} className={styles.box}>
          <table className={styles.chain}>
            <thead>
              <ChainHead hasGreeks={hasGreeks} />
            </thead>
            <tbody>
              {strikes.map((each) => (
                <ChainRow
                  key={each.strike}
                  strike={each}
                  isMoney={each.strike === money}
                  selected={selected === each.call || selected === each.put ? selected : null}
                  hasGreeks={hasGreeks}
                  heat={heat}
                  onSelect={onSelect}
                  onTake={onTake}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

/** Columns of the calls from the outside in; the puts mirror them, but a bid always stands left of its ask. */
const activity = ['OI', 'Vol', 'Bid', 'Ask', 'Last'];
const mirrored = ['Last', 'Bid', 'Ask', 'Vol', 'OI'];
const greeks = ['Vega', 'Theta', 'Gamma', 'Delta', 'IV', 'Last'];
/** What leaves first when the panel is narrow. */
const classOf: Readonly<Record<string, string | undefined>> = {
  Vol: styles.minor,
  Bid: styles.offer,
  Ask: styles.offer,
};

function ChainHead({ hasGreeks }: { readonly hasGreeks: boolean }) {
  const calls = hasGreeks ? greeks : activity;
  const puts = hasGreeks ? [...greeks].reverse() : mirrored;
  return (
    <>
      <tr>
        <th scope="colgroup" colSpan={calls.length} className={styles.side}>
          Calls
        </th>
        <td />
        <th scope="colgroup" colSpan={calls.length} className={styles.side}>
          Puts
        </th>
      </tr>
      <tr>
        {calls.map((name) => (
          <th key={name} scope="col" className={classOf[name]}>
            {name}
          </th>
        ))}
        <th scope="col" className={styles.strikeHead}>
          Strike
        </th>
        {puts.map((name) => (
          <th key={name} scope="col" className={classOf[name]}>
            {name}
          </th>
        ))}
      </tr>
    </>
  );
}

/** Keeps the money in the middle whenever it moves to another strike, unless a hand is in the table. */
function useCentred(box: React.RefObject<HTMLDivElement | null>, money: string | null, isWide: boolean): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: more columns move the middle
  useEffect(() => {
    const scroller = box.current?.parentElement;
    if (scroller) scroller.scrollLeft = (scroller.scrollWidth - scroller.clientWidth) / 2;
  }, [box, money === null, isWide]);
  useEffect(() => {
    const scroller = box.current?.parentElement;
    const row = box.current?.querySelector<HTMLElement>('tr[data-money="true"]');
    if (money === null || !scroller || !row || scroller.matches(':hover, :focus-within')) return;
    scroller.scrollTop = row.offsetTop - scroller.clientHeight / 2 + row.clientHeight / 2;
  }, [box, money]);
}
