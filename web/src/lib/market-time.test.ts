import { describe, expect, it } from 'vitest';
import type { ClockView, Instant } from '@/api/contract';
import { ageText, clockText, countdownText, dayText, deskTime, leastSkew, millis, zoneOffset } from '@/lib/market-time';

const at = (text: string) => text as Instant;
const clock = (over: Partial<ClockView> = {}): ClockView => ({
  at: at('2026-11-23T15:00:00Z'),
  wallAt: at('2026-11-21T12:00:00Z'),
  speed: 5,
  isMarketTime: true,
  lagMs: 0,
  ...over,
});

describe('market time', () => {
  it('reads nanosecond instants', () => {
    expect(millis(at('2026-11-23T15:00:00.123456789Z'))).toBe(Date.UTC(2026, 10, 23, 15, 0, 0, 123));
    expect(millis(null)).toBeNull();
    expect(() => millis(at('yesterday'))).toThrow(RangeError);
  });

  it('shows the zone of the market, not of the computer', () => {
    const then = millis(at('2026-11-23T15:02:13Z'));
    expect(clockText(then, 'America/New_York')).toBe('10:02:13');
    expect(clockText(then, 'Asia/Kolkata')).toBe('20:32:13');
    expect(dayText(millis(at('2026-11-23T20:00:00Z')), 'Asia/Kolkata')).toBe('Tue 24 Nov');
  });

  it('runs the desk clock at its speed from when it was told', () => {
    const now = millis(at('2026-11-21T12:00:02Z'));
    expect(deskTime(clock(), now)).toBe(millis(at('2026-11-23T15:00:10Z')));
    expect(deskTime(clock({ speed: 0 }), now)).toBe(millis(at('2026-11-23T15:00:00Z')));
    expect(deskTime(clock({ at: null }), now)).toBeNull();
  });

  it('takes the least skew seen, so that a late message does not shift the clock', () => {
    const told = millis(at('2026-11-21T12:00:00Z'));
    const first = leastSkew(null, clock(), told + 60_250);
    expect(first).toBe(60_250);
    expect(leastSkew(first, clock(), told + 60_010)).toBe(60_010);
    expect(leastSkew(60_010, clock(), told + 61_000)).toBe(60_010);
  });

  it('knows the zone offset on both sides of a change of the clocks', () => {
    const hours = (text: string) => zoneOffset(millis(at(text)), 'America/New_York') / 3_600_000;
    expect(hours('2026-03-08T06:59:59Z')).toBe(-5);
    expect(hours('2026-03-08T07:00:00Z')).toBe(-4);
    expect(zoneOffset(millis(at('2026-11-23T05:00:00Z')), 'Asia/Kolkata') / 60_000).toBe(330);
  });

  it('tells ages coarsely and countdowns exactly', () => {
    expect([400, 4_000, 99_000, 100_000, 7_200_000, 432_000_000].map(ageText)).toEqual([
      'now',
      '4 s',
      '99 s',
      '1 min',
      '2 h',
      '5 d',
    ]);
    expect([4_100, 59_900, 65_000, 3_723_000].map(countdownText)).toEqual(['5s', '1:00', '1:05', '1:02:03']);
  });
});
