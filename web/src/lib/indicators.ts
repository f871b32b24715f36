/** Chart maths on numbers for drawing; nothing here is ever an order's price. */

export interface DrawnBar {
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  /** The trading day it belongs to; a change begins the day's average anew. */
  readonly day: string;
}

/** Exponential moving average, seeded by the plain average of the first `length` values; null before there are enough. */
export function ema(values: readonly number[], length: number): (number | null)[] {
  if (!Number.isInteger(length) || length < 1) throw new RangeError(`an average over ${length} bars is none`);
  const weight = 2 / (length + 1);
  const result: (number | null)[] = [];
  let sum = 0;
  let last: number | null = null;
  values.forEach((value, index) => {
    sum += value;
    if (index === length - 1) last = sum / length;
    else if (last !== null) last += (value - last) * weight;
    result.push(last);
  });
  return result;
}

/** Volume-weighted average price of each trading day; null until something has traded that day. */
export function vwap(bars: readonly DrawnBar[]): (number | null)[] {
  let day = '';
  let worth = 0;
  let volume = 0;
  return bars.map((bar) => {
    if (bar.day !== day) {
      day = bar.day;
      worth = 0;
      volume = 0;
    }
    worth += ((bar.high + bar.low + bar.close) / 3) * bar.volume;
    volume += bar.volume;
    return volume > 0 ? worth / volume : null;
  });
}

/** Milliseconds of "5s", "3m", "1h". */
export function timeframeMs(timeframe: string): number {
  const match = /^(\d+)([smh])$/.exec(timeframe);
  if (!match) throw new RangeError(`'${timeframe}' is no timeframe`);
  const size = match[2] === 's' ? 1_000 : match[2] === 'm' ? 60_000 : 3_600_000;
  return Number(match[1]) * size;
}
