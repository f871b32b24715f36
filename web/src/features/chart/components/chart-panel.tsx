import { useCallback, useMemo, useRef, useState } from 'react';
import { useAccount, useDeskTime } from '@/api/account';
import { newIntent } from '@/api/client';
import type { InstrumentRow } from '@/api/contract';
import { useQuote, useRows, useTable } from '@/api/desk';
import { useFreshness } from '@/api/freshness';
import { useMayTrade } from '@/api/use-may-trade';
import { useTrading } from '@/api/use-trading';
import { Aged } from '@/components/ui/aged';
import { Price, Signed } from '@/components/ui/amount';
import { useNotify } from '@/components/ui/notices';
import { Panel } from '@/components/ui/panel';
import { subtract, toNumber } from '@/lib/decimal';
import { timeframeMs } from '@/lib/indicators';
import { countdownText } from '@/lib/market-time';
import { type Amendment, type ChartLine, linesOf } from '../model';
import type { Overlays } from '../price-chart';
import { settleAmendment } from '../settle';
import { usePriceChart } from '../use-price-chart';
import styles from './chart-panel.module.css';
import { ChartTools, timeframes } from './chart-tools';
import { LineHandle } from './line-handle';

/** Bars of one instrument with its position's lines; stop, target and waiting orders are moved where they stand. */
export function ChartPanel({ instrument }: { readonly instrument: InstrumentRow }) {
  const [timeframe, setTimeframe] = useState(() => localStorage.getItem('fairlead.timeframe') ?? '1m');
  const [overlays, setOverlays] = useState<Overlays>({ ema9: true, ema21: true, vwap: true, volume: true });
  const choose = (next: string) => {
    localStorage.setItem('fairlead.timeframe', next);
    setTimeframe(next);
  };
  const safe = timeframes.includes(timeframe) ? timeframe : '1m';
  return (
    <Panel
      title={`Chart ${instrument.symbol}`}
      note={<LastPrice instrument={instrument} />}
      tools={
        <ChartTools
          timeframe={safe}
          onTimeframe={choose}
          overlays={overlays}
          onOverlays={setOverlays}
          countdown={<Countdown timeframe={safe} />}
        />
      }
    >
      <Canvas key={`${instrument.id} ${safe}`} instrument={instrument} timeframe={safe} overlays={overlays} />
    </Panel>
  );
}

function Canvas({
  instrument,
  timeframe,
  overlays,
}: {
  readonly instrument: InstrumentRow;
  readonly timeframe: string;
  readonly overlays: Overlays;
}) {
  const { account, timeZone } = useAccount();
  const desk = useTrading();
  const mayTrade = useMayTrade();
  const notify = useNotify();
  const box = useRef<HTMLDivElement>(null);
  const bars = useTable('Bars', account, { instruments: [instrument.id], timeframe });
  const rows = useMemo(() => (bars ? [...bars.rows.values()] : []), [bars]);
  const quote = useQuote(instrument.id);
  const freshness = useFreshness().judge(quote?.lastAt ?? quote?.quoteAt ?? null);
  const positions = useRows('Positions', account);
  const protection = useRows('Protection', account);
  const orders = useRows('Orders', account);
  const lines = useMemo(
    () => linesOf(instrument.id, positions, protection, orders),
    [instrument.id, positions, protection, orders],
  );
  const prices = useMemo(() => lines.map((line) => toNumber(line.price)), [lines]);
  const { chart, onDraw } = usePriceChart(box, timeZone, instrument, rows, overlays, prices);
  const amend = useCallback(
    async (line: ChartLine, amendment: Amendment) => {
      const answer = await settleAmendment(desk, amendment, newIntent());
      if (!answer.isAccepted)
        notify.assertive(`${line.name}: ${answer.isUnknown ? 'outcome unknown' : 'refused'}. ${answer.reason}`);
      return answer;
    },
    [desk, notify],
  );
  return (
    <div className={styles.canvas}>
      <div
        ref={box}
        className={styles.box}
        data-freshness={freshness}
        role="img"
        aria-label={`${timeframe} bars of ${instrument.symbol}`}
      />
      {rows.length === 0 && (
        <p className={styles.wait}>
          {bars?.phase === 'refused' ? bars.refusal : bars?.phase === 'live' ? 'No bar yet.' : 'Waiting for bars...'}
        </p>
      )}
      {chart && rows.length > 0 && (
        <div className={styles.lines}>
          {lines.map((line) => (
            <LineHandle
              key={line.id}
              line={line}
              tick={instrument.tick}
              chart={chart}
              isLocked={!mayTrade}
              onDraw={onDraw}
              onAmend={(amendment) => amend(line, amendment)}
            />
          ))}
        </div>
      )}
      <a className={styles.maker} href="https://www.tradingview.com/" target="_blank" rel="noreferrer">
        TradingView Lightweight Charts
      </a>
    </div>
  );
}

function LastPrice({ instrument }: { readonly instrument: InstrumentRow }) {
  const { currency } = useAccount();
  const quote = useQuote(instrument.id);
  if (!quote) return null;
  const price = quote.last ?? quote.mark;
  const change = price !== null && quote.previousClose !== null ? subtract(price, quote.previousClose) : null;
  return (
    <Aged at={quote.lastAt ?? quote.quoteAt}>
      <strong className={styles.last}>
        <Price value={price} currency={currency} />
      </strong>{' '}
      {change !== null && <Signed value={change} currency={currency} />}
    </Aged>
  );
}

/** Time left in the bar that grows now; louder in its last five seconds. */
function Countdown({ timeframe }: { readonly timeframe: string }) {
  const now = useDeskTime(250);
  const { session } = useAccount();
  if (now === null || !session.isOpen) return null;
  const frame = timeframeMs(timeframe);
  const left = frame - (now % frame);
  return (
    <span
      className={left <= 5_000 ? `${styles.countdown} ${styles.closing}` : styles.countdown}
      title="Time left in this bar, desk time"
    >
      {countdownText(left)}
    </span>
  );
}
