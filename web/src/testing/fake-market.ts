import type { BarRow, Day, Instant, InstrumentRow, OptionRight, QuoteRow } from '@/api/contract';
import { d, instrumentRow, t } from './fake-rows.ts';

/** A toy market for looking at pages: a seeded walk with option prices that follow it. No desk of ours trades on it. */
export class FakeMarket {
  readonly instruments: InstrumentRow[] = [];
  readonly expiries: readonly Day[] = ['2026-11-27' as Day, '2026-12-04' as Day];
  /** Desk time, ms. */
  now: number;
  /** Desk time of the latest prices. */
  private fedAt = 0;
  private readonly last = new Map<number, number>();
  private readonly first = new Map<number, number>();
  private readonly volumes = new Map<number, number>();
  private readonly bars = new Map<string, BarRow[]>();
  private state = 42;

  constructor(
    underlyings: readonly (readonly [symbol: string, price: number])[],
    readonly isIndia: boolean,
  ) {
    this.now = Date.parse(isIndia ? '2026-11-23T05:32:00Z' : '2026-11-23T15:32:00Z');
    for (const [symbol, price] of underlyings) {
      this.list(
        instrumentRow({
          symbol,
          kind: isIndia ? 'Index' : 'Equity',
          venue: isIndia ? 'Nse' : 'UsEquity',
          tick: d(isIndia ? '0.05' : '0.01'),
          isTradable: !isIndia,
        }),
        price,
      );
    }
    const [head, price] = underlyings[0] ?? ['SPY', 600];
    for (const expiry of this.expiries) this.listChain(head, price, expiry);
  }

  private list(row: InstrumentRow, price: number): void {
    const id = this.instruments.length + 1;
    this.instruments.push({ ...row, id });
    this.last.set(id, price);
    this.first.set(id, price * 0.995);
    this.volumes.set(id, Math.round(100_000 * this.random()));
  }

  private listChain(head: string, price: number, expiry: Day): void {
    const step = this.isIndia ? 50 : 1;
    const middle = Math.round(price / step) * step;
    for (let index = -20; index <= 20; index += 1) {
      const strike = middle + index * step;
      for (const right of ['Call', 'Put'] as const) {
        const symbol = `${head} ${expiry.slice(2).replaceAll('-', '')} ${strike} ${right === 'Call' ? 'C' : 'P'}`;
        const option = { underlying: 1, right, strike: d(String(strike)), expiry, expiryAt: t(`${expiry}T21:00:00Z`) };
        const row = instrumentRow({
          symbol,
          kind: 'Option',
          venue: this.isIndia ? 'Nfo' : 'UsOption',
          tick: d(this.isIndia ? '0.05' : '0.01'),
          lotSize: this.isIndia ? 65 : 1,
          freezeQuantity: this.isIndia ? 1755 : null,
          multiplier: this.isIndia ? 1 : 100,
          option,
          hasChain: false,
        });
        this.list(row, this.optionPrice(price, strike, right, expiry));
      }
    }
  }

  private optionPrice(spot: number, strike: number, right: OptionRight, expiry: Day): number {
    const days = Math.max(0.5, (Date.parse(`${expiry}T21:00:00Z`) - this.now) / 86_400_000);
    const wide = spot * 0.011 * Math.sqrt(days / 5);
    const inside = right === 'Call' ? spot - strike : strike - spot;
    return Math.max(0.05, (wide * Math.log1p(Math.exp((inside / wide) * 1.6))) / 1.6);
  }

  /** The clock goes on while the feed is mute; prices do not. */
  step(deskMs: number, isFeedUp: boolean): void {
    this.now += deskMs;
    if (!isFeedUp) return;
    this.fedAt = this.now;
    for (const row of this.instruments) {
      if (row.option) continue;
      const price = this.last.get(row.id) ?? 1;
      this.last.set(row.id, price * (1 + (this.random() - 0.4995) * 0.0001 * Math.sqrt(deskMs / 250)));
      this.volumes.set(row.id, (this.volumes.get(row.id) ?? 0) + Math.round(this.random() * 90));
    }
    const spot = this.last.get(1) ?? 1;
    for (const row of this.instruments) {
      if (!row.option || this.random() > 0.25) continue;
      this.last.set(
        row.id,
        this.optionPrice(spot, Number(row.option.strike), row.option.right, row.option.expiry) *
          (0.995 + this.random() * 0.01),
      );
      this.volumes.set(row.id, (this.volumes.get(row.id) ?? 0) + Math.round(this.random() * 12));
    }
    for (const key of this.bars.keys()) this.grow(key);
  }

  price(id: number): string {
    const digits = 2;
    const tick = Number(this.row(id)?.tick ?? 0.01);
    return (Math.round((this.last.get(id) ?? 0) / tick) * tick).toFixed(digits);
  }

  row(id: number): InstrumentRow | undefined {
    return this.instruments[id - 1];
  }

  at(): Instant {
    return new Date(this.now).toISOString() as Instant;
  }

  pricedAt(): Instant {
    return new Date(this.fedAt).toISOString() as Instant;
  }

  quote(id: number): QuoteRow {
    const row = this.row(id);
    const tick = Number(row?.tick ?? 0.01);
    const price = Number(this.price(id));
    const half = row?.option ? Math.max(tick, Math.round((price * 0.006) / tick) * tick) : tick;
    const isIndex = row?.kind === 'Index';
    const opened = this.first.get(id) ?? price;
    return {
      instrument: id,
      bid: isIndex ? null : d(Math.max(0, price - half).toFixed(2)),
      bidSize: isIndex ? null : 100 + ((id * 37) % 900),
      ask: isIndex ? null : d((price + half).toFixed(2)),
      askSize: isIndex ? null : 100 + ((id * 53) % 900),
      quoteAt: isIndex ? null : this.pricedAt(),
      last: d(price.toFixed(2)),
      lastAt: this.pricedAt(),
      mark: d(price.toFixed(2)),
      open: d(opened.toFixed(2)),
      high: d((Math.max(opened, price) * 1.002).toFixed(2)),
      low: d((Math.min(opened, price) * 0.998).toFixed(2)),
      previousClose: d((opened * 0.998).toFixed(2)),
      volume: this.volumes.get(id) ?? 0,
      openInterest: row?.option ? 500 + ((id * 7919) % 24_000) : null,
      greeks: row?.option ? greeks(row.option.right, Number(row.option.strike), Number(this.price(1))) : null,
    };
  }

  barsOf(id: number, timeframe: string): readonly BarRow[] {
    const key = `${id} ${timeframe}`;
    if (!this.bars.has(key)) this.bars.set(key, this.past(id, frameMs(timeframe)));
    return this.bars.get(key) ?? [];
  }

  private past(id: number, frame: number): BarRow[] {
    const rows: BarRow[] = [];
    let price = Number(this.price(id));
    const noise = (this.row(id)?.option ? 0.012 : 0.0006) * Math.sqrt(frame / 60_000);
    for (let start = Math.floor(this.now / frame) * frame, index = 0; index < 240; index += 1, start -= frame) {
      const open = price * (1 + (this.random() - 0.5) * 2 * noise);
      const high = Math.max(open, price) * (1 + this.random() * noise);
      const low = Math.min(open, price) * (1 - this.random() * noise);
      rows.unshift({
        start: new Date(start).toISOString() as Instant,
        open: d(open.toFixed(2)),
        high: d(high.toFixed(2)),
        low: d(low.toFixed(2)),
        close: d(price.toFixed(2)),
        volume: Math.round(2_000 + this.random() * 30_000),
        isClosed: index > 0,
      });
      price = open;
    }
    return rows;
  }

  private grow(key: string): void {
    const [id = '1', timeframe = '1m'] = key.split(' ');
    const rows = this.bars.get(key);
    const bar = rows?.at(-1);
    if (!rows || !bar) return;
    const price = d(this.price(Number(id)));
    const start = Math.floor(this.now / frameMs(timeframe)) * frameMs(timeframe);
    if (start > Date.parse(bar.start)) {
      rows[rows.length - 1] = { ...bar, isClosed: true };
      rows.push({
        start: new Date(start).toISOString() as Instant,
        open: price,
        high: price,
        low: price,
        close: price,
        volume: 0,
        isClosed: false,
      });
      if (rows.length > 600) rows.shift();
    } else {
      const high = Number(price) > Number(bar.high) ? price : bar.high;
      const low = Number(price) < Number(bar.low) ? price : bar.low;
      rows[rows.length - 1] = { ...bar, high, low, close: price, volume: bar.volume + Math.round(this.random() * 80) };
    }
  }

  /** A small generator with a fixed seed: the same pictures every time. */
  private random(): number {
    this.state = (this.state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return this.state / 4_294_967_296;
  }
}

export function frameMs(timeframe: string): number {
  const size = Number.parseInt(timeframe, 10);
  return size * (timeframe.endsWith('s') ? 1_000 : timeframe.endsWith('m') ? 60_000 : 3_600_000);
}

function greeks(right: OptionRight, strike: number, spot: number) {
  const away = (spot - strike) / (spot * 0.012);
  const call = 1 / (1 + Math.exp(-1.7 * away));
  return {
    impliedVolatility: 13.5 + away * away * 0.25 - away * 0.6,
    delta: right === 'Call' ? call : call - 1,
    gamma: 0.04 * Math.exp(-away * away),
    theta: -0.4 * Math.exp(-away * away * 0.6),
    vega: 0.38 * Math.exp(-away * away * 0.6),
  };
}
