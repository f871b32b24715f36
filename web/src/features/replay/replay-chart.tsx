import {
  type CandlestickData,
  CandlestickSeries,
  createChart,
  type IChartApi,
  type ISeriesApi,
  type UTCTimestamp,
} from 'lightweight-charts';
import { useEffect, useMemo, useRef } from 'react';
import type { BarRow } from '@/api/contract';
import { useTable } from '@/api/desk';
import { toNumber } from '@/lib/decimal';
import { millis, zoneOffset } from '@/lib/market-time';
import { themeChanged } from '@/lib/theme';
import { redrawFrom } from './model';
import styles from './replay.module.css';

interface ReplayChartProps {
  /** The replay's id, which stands where an account would. */
  readonly replay: string;
  readonly instrument: number;
  readonly symbol: string;
  readonly timeZone: string;
}

/** Minute bars of the recording as they come; the axis is in the market's zone. */
export function ReplayChart({ replay, instrument, symbol, timeZone }: ReplayChartProps) {
  const only = useMemo(() => ({ instruments: [instrument], timeframe: '1m' }), [instrument]);
  const table = useTable('Bars', replay, only);
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<{ readonly api: IChartApi; readonly series: ISeriesApi<'Candlestick'> } | null>(null);
  const drawn = useRef<readonly BarRow[]>([]);
  const bars = useMemo(
    () => (table ? [...table.rows.values()].sort((a, b) => (a.start < b.start ? -1 : 1)) : []),
    [table],
  );

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const api = createChart(element, { autoSize: true, ...looksOf(element) });
    const series = api.addSeries(CandlestickSeries, candlesOf(element));
    chart.current = { api, series };
    drawn.current = [];
    const repaint = () => {
      api.applyOptions(looksOf(element));
      series.applyOptions(candlesOf(element));
    };
    const scheme = window.matchMedia('(prefers-color-scheme: dark)');
    window.addEventListener(themeChanged, repaint);
    scheme.addEventListener('change', repaint);
    return () => {
      window.removeEventListener(themeChanged, repaint);
      scheme.removeEventListener('change', repaint);
      chart.current = null;
      api.remove();
    };
  }, []);

  useEffect(() => {
    const to = chart.current;
    if (!to) return;
    const from = redrawFrom(drawn.current, bars);
    if (from < 0) {
      to.series.setData(bars.map((bar) => candle(bar, timeZone)));
      to.api.timeScale().fitContent();
    } else for (const bar of bars.slice(from)) to.series.update(candle(bar, timeZone));
    drawn.current = bars;
  }, [bars, timeZone]);

  const last = bars.at(-1);
  return (
    <div
      ref={box}
      className={styles.chart}
      role="img"
      aria-label={`Minute bars of ${symbol}, ${bars.length} so far${last ? `, last close ${last.close}` : ''}`}
    />
  );
}

function candle(bar: BarRow, timeZone: string): CandlestickData<UTCTimestamp> {
  const at = millis(bar.start);
  return {
    time: ((at + zoneOffset(at, timeZone)) / 1000) as UTCTimestamp,
    open: toNumber(bar.open),
    high: toNumber(bar.high),
    low: toNumber(bar.low),
    close: toNumber(bar.close),
  };
}

/** The canvas knows no custom properties: what they come to is asked of the page. */
function colour(element: HTMLElement, name: string): string {
  const before = element.style.color;
  element.style.color = `var(${name})`;
  const found = getComputedStyle(element).color;
  element.style.color = before;
  return found;
}

function looksOf(element: HTMLElement) {
  const line = colour(element, '--line');
  return {
    layout: {
      background: { color: 'transparent' },
      textColor: colour(element, '--ink-soft'),
      attributionLogo: false,
    },
    grid: { vertLines: { color: line }, horzLines: { color: line } },
    rightPriceScale: { borderColor: line },
    timeScale: { borderColor: line, timeVisible: true, secondsVisible: false },
  };
}

function candlesOf(element: HTMLElement) {
  const gain = colour(element, '--gain');
  const loss = colour(element, '--loss');
  // Rising bars are hollow: the shape says it too.
  return {
    upColor: colour(element, '--panel'),
    borderUpColor: gain,
    wickUpColor: gain,
    downColor: loss,
    borderDownColor: loss,
    wickDownColor: loss,
  };
}
