import {
  type AutoscaleInfo,
  CandlestickSeries,
  CrosshairMode,
  createChart,
  type HistogramData,
  HistogramSeries,
  type IChartApi,
  type ISeriesApi,
  type LineData,
  LineSeries,
  type UTCTimestamp,
  type WhitespaceData,
} from 'lightweight-charts';
import type { BarRow } from '@/api/contract';
import { toNumber } from '@/lib/decimal';
import { type DrawnBar, ema, vwap } from '@/lib/indicators';
import { millis, zoneOffset } from '@/lib/market-time';
import type { ChartColors } from './colors';

export interface Overlays {
  readonly ema9: boolean;
  readonly ema21: boolean;
  readonly vwap: boolean;
  readonly volume: boolean;
}

type Drawn = DrawnBar & { readonly time: UTCTimestamp; readonly open: number };
type Point = LineData<UTCTimestamp> | WhitespaceData<UTCTimestamp>;

/** The canvas: takes rows, knows no React. Only what changed since the last rows is drawn anew. */
export class PriceChart {
  private readonly chart: IChartApi;
  private readonly bars: ISeriesApi<'Candlestick'>;
  private readonly volumes: ISeriesApi<'Histogram'>;
  private readonly averages: Record<'ema9' | 'ema21' | 'vwap', ISeriesApi<'Line'>>;
  private shown: readonly BarRow[] = [];
  private linePrices: readonly number[] = [];
  private colors: ChartColors;
  /** A closed bar is worked out once. */
  private readonly made = new WeakMap<BarRow, Drawn>();
  private readonly offsets = new Map<number, number>();

  /** `onDraw` is called whenever the picture may have moved, for what is laid over it. */
  constructor(
    box: HTMLElement,
    colors: ChartColors,
    private readonly timeZone: string,
    onDraw: () => void,
  ) {
    this.colors = colors;
    // The layout's own mark is a style element, which the content security policy forbids; the panel names the maker instead.
    this.chart = createChart(box, {
      autoSize: true,
      layout: { attributionLogo: false, fontSize: 11 },
      crosshair: { mode: CrosshairMode.Normal },
      timeScale: { timeVisible: true, secondsVisible: true, rightOffset: 6, barSpacing: 7 },
      rightPriceScale: { scaleMargins: { top: 0.06, bottom: 0.2 } },
    });
    this.volumes = this.chart.addSeries(HistogramSeries, {
      priceScaleId: 'volume',
      priceFormat: { type: 'volume' },
      lastValueVisible: false,
      priceLineVisible: false,
    });
    this.chart.priceScale('volume').applyOptions({ scaleMargins: { top: 0.84, bottom: 0 } });
    this.bars = this.chart.addSeries(CandlestickSeries, {
      borderVisible: false,
      autoscaleInfoProvider: (original: () => AutoscaleInfo | null) => this.withLines(original()),
    });
    const line = {
      lineWidth: 1 as const,
      lastValueVisible: false,
      priceLineVisible: false,
      crosshairMarkerVisible: false,
    };
    this.averages = {
      ema9: this.chart.addSeries(LineSeries, line),
      ema21: this.chart.addSeries(LineSeries, line),
      vwap: this.chart.addSeries(LineSeries, { ...line, lineStyle: 2 }),
    };
    this.bars.attachPrimitive({ updateAllViews: onDraw });
    this.paint(colors);
  }

  paint(colors: ChartColors): void {
    this.colors = colors;
    this.chart.applyOptions({
      layout: { background: { color: colors.panel }, textColor: colors.soft, fontFamily: colors.font },
      grid: { vertLines: { color: colors.grid }, horzLines: { color: colors.grid } },
      rightPriceScale: { borderColor: colors.line },
      timeScale: { borderColor: colors.line },
    });
    this.bars.applyOptions({
      upColor: colors.gain,
      wickUpColor: colors.gain,
      downColor: colors.loss,
      wickDownColor: colors.loss,
    });
    this.averages.ema9.applyOptions({ color: colors.accent });
    this.averages.ema21.applyOptions({ color: colors.warn });
    this.averages.vwap.applyOptions({ color: colors.soft });
    this.drawAll();
  }

  setTick(digits: number, tick: number): void {
    const priceFormat = { type: 'price', precision: digits, minMove: tick } as const;
    this.bars.applyOptions({ priceFormat });
    for (const series of Object.values(this.averages)) series.applyOptions({ priceFormat });
  }

  setOverlays(overlays: Overlays): void {
    this.volumes.applyOptions({ visible: overlays.volume });
    for (const name of ['ema9', 'ema21', 'vwap'] as const)
      this.averages[name].applyOptions({ visible: overlays[name] });
  }

  /** Prices that the scale should show when they are near enough. */
  setLinePrices(prices: readonly number[]): void {
    if (prices.join() === this.linePrices.join()) return;
    this.linePrices = prices;
    this.chart.priceScale('right').applyOptions({});
  }

  setBars(rows: readonly BarRow[]): void {
    const before = this.shown;
    this.shown = rows;
    const grown = rows.length - before.length;
    const isTail =
      before.length > 1 &&
      rows[0]?.start === before[0]?.start &&
      (grown === 0 || grown === 1) &&
      isSame(rows, before, before.length - 2);
    if (!isTail) {
      this.drawAll();
      if (before.length === 0 && rows.length > 0) this.chart.timeScale().scrollToRealTime();
      return;
    }
    const drawn = this.drawn();
    const lines = this.linesOf(drawn);
    for (let index = before.length - 1; index < rows.length; index += 1) {
      const bar = drawn[index];
      if (!bar) continue;
      this.bars.update(bar);
      this.volumes.update(this.volumeOf(bar));
      for (const name of ['ema9', 'ema21', 'vwap'] as const)
        this.averages[name].update(pointOf(bar.time, lines[name][index]));
    }
  }

  priceAt(y: number): number | null {
    return this.bars.coordinateToPrice(y);
  }

  /** Of the pane with the bars, in px. */
  height(): number {
    return this.chart.paneSize().height;
  }

  yOf(price: number): number | null {
    return this.bars.priceToCoordinate(price);
  }

  remove(): void {
    this.chart.remove();
  }

  private drawAll(): void {
    const drawn = this.drawn();
    const lines = this.linesOf(drawn);
    this.bars.setData(drawn);
    this.volumes.setData(drawn.map((bar) => this.volumeOf(bar)));
    for (const name of ['ema9', 'ema21', 'vwap'] as const)
      this.averages[name].setData(drawn.map((bar, index) => pointOf(bar.time, lines[name][index])));
  }

  private linesOf(drawn: readonly Drawn[]) {
    const closes = drawn.map((bar) => bar.close);
    return { ema9: ema(closes, 9), ema21: ema(closes, 21), vwap: vwap(drawn) };
  }

  private drawn(): Drawn[] {
    return this.shown.map((row) => {
      const known = this.made.get(row);
      if (known) return known;
      const at = millis(row.start);
      const time = Math.floor((at + this.offsetOf(at)) / 1000) as UTCTimestamp;
      const bar: Drawn = {
        time,
        open: toNumber(row.open),
        high: toNumber(row.high),
        low: toNumber(row.low),
        close: toNumber(row.close),
        volume: row.volume,
        day: new Date(time * 1000).toISOString().slice(0, 10),
      };
      this.made.set(row, bar);
      return bar;
    });
  }

  /** The axis knows only UTC, so bars are moved to the market's wall clock; the offset changes at most once an hour. */
  private offsetOf(at: number): number {
    const hour = Math.floor(at / 3_600_000);
    let offset = this.offsets.get(hour);
    if (offset === undefined) {
      offset = zoneOffset(at, this.timeZone);
      this.offsets.set(hour, offset);
    }
    return offset;
  }

  private volumeOf(bar: Drawn): HistogramData<UTCTimestamp> {
    return {
      time: bar.time,
      value: bar.volume,
      color: bar.close >= bar.open ? this.colors.gainSoft : this.colors.lossSoft,
    };
  }

  private withLines(info: AutoscaleInfo | null): AutoscaleInfo | null {
    if (!info?.priceRange) return info;
    let { minValue, maxValue } = info.priceRange;
    const room = (maxValue - minValue) * 0.8;
    const [low, high] = [minValue - room, maxValue + room];
    for (const price of this.linePrices) {
      if (price < low || price > high) continue;
      minValue = Math.min(minValue, price);
      maxValue = Math.max(maxValue, price);
    }
    return { ...info, priceRange: { minValue, maxValue } };
  }
}

function isSame(rows: readonly BarRow[], before: readonly BarRow[], upTo: number): boolean {
  return upTo < 0 || rows[upTo] === before[upTo];
}

function pointOf(time: UTCTimestamp, value: number | null | undefined): Point {
  return value === null || value === undefined ? { time } : { time, value };
}
