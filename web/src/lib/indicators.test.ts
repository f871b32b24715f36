import { describe, expect, it } from 'vitest';
import { ema, timeframeMs, vwap } from '@/lib/indicators';

describe('indicators', () => {
  it('seeds the exponential average with the plain one', () => {
    expect(ema([2, 4, 6, 8], 3)).toEqual([null, null, 4, 6]);
    expect(ema([1, 2], 3)).toEqual([null, null]);
    expect(() => ema([1], 0)).toThrow(RangeError);
  });

  it('weighs prices by volume and begins anew each day', () => {
    const bar = (close: number, volume: number, day: string) => ({ high: close, low: close, close, volume, day });
    expect(vwap([bar(10, 1, 'mon'), bar(20, 3, 'mon'), bar(40, 5, 'tue')])).toEqual([10, 17.5, 40]);
    expect(vwap([bar(10, 0, 'mon')])).toEqual([null]);
  });

  it('knows the length of a timeframe', () => {
    expect(['5s', '3m', '1h'].map(timeframeMs)).toEqual([5_000, 180_000, 3_600_000]);
    expect(() => timeframeMs('1d')).toThrow(RangeError);
  });
});
