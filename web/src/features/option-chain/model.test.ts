import { expect, it } from 'vitest';
import { d, quoteRow } from '@/testing/fake-rows';
import { heatOf, nearestStrike, shareOf } from './model';

const strikes = [670, 671, 672].map((strike, index) => ({
  strike: d(String(strike)),
  call: 10 + index,
  put: 20 + index,
}));

it('finds the strike at the money', () => {
  expect(nearestStrike(strikes, d('671.49'))).toBe('671');
  expect(nearestStrike(strikes, d('671.51'))).toBe('672');
  expect(nearestStrike(strikes, d('671.5'))).toBe('671');
  expect(nearestStrike(strikes, null)).toBeNull();
  expect(nearestStrike([], d('671'))).toBeNull();
});

it('measures bars against the largest of both sides', () => {
  const quotes = new Map([
    [10, quoteRow({ openInterest: 500, volume: 7 })],
    [22, quoteRow({ openInterest: 2_000, volume: 3 })],
  ]);
  expect(heatOf(strikes, (id) => quotes.get(id))).toEqual({ openInterest: 2_000, volume: 7 });
  expect([shareOf(500, 2_000), shareOf(null, 2_000), shareOf(5, 0)]).toEqual([0.25, 0, 0]);
});
