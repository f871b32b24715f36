import { expect, it } from 'vitest';
import { freshnessOf } from '@/lib/freshness';

const now = 1_000_000;
const base = { now, speed: 1, isSessionOpen: true, isConnected: true };

it.each([
  ['young', { at: now - 5_000 }, 'fresh'],
  ['older than five seconds in session', { at: now - 5_001 }, 'stale'],
  ['old after the close', { at: now - 90_000, isSessionOpen: false }, 'closed'],
  ['young but the source is gone', { at: now - 10, isConnected: false }, 'dead'],
  ['never known', { at: null }, 'unknown'],
  ['before the first event', { at: 1, now: null }, 'unknown'],
  ['a minute old at sixty times the speed', { at: now - 60_000, speed: 60 }, 'fresh'],
] as const)('a number %s', (_, over, expected) => {
  expect(freshnessOf({ ...base, ...over })).toBe(expected);
});
