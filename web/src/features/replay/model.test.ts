import { expect, test } from 'vitest';
import type { BarRow } from '@/api/contract';
import { replayView } from '@/testing/fake-page-rows';
import { accountRow, d, fillRow, instrumentRow, positionRow, t } from '@/testing/fake-rows';
import { accountOf, choosable, instantAt, redrawFrom } from './model';

const bar = (minute: number): BarRow => ({
  start: t(`2026-11-20T14:${30 + minute}:00Z`),
  open: d('1'),
  high: d('1'),
  low: d('1'),
  close: d('1'),
  volume: 1,
  isClosed: true,
});

test('Account_NamedInTheSource_IsFound', () => {
  const accounts = [accountRow({ account: 'practice-india', name: 'Practice India' }), accountRow()];
  expect(accountOf(replayView(), accounts)?.account).toBe('practice-us');
  expect(accountOf(replayView({ account: 'somewhere-else' }), accounts)).toBeNull();
});

test('Instant_HalfWay_IsTheMiddleOfTheSession', () => {
  expect(new Date(instantAt(replayView(), 0.5)).toISOString()).toBe('2026-11-20T17:45:00.000Z');
});

test('Choosable_HeldThenTradedThenTheRest_EachOnce', () => {
  const names = choosable(
    [positionRow({ instrument: 3, symbol: 'NVDA' })],
    [fillRow({ instrument: 3, symbol: 'NVDA' }), fillRow({ instrument: 2, symbol: 'QQQ' })],
    [instrumentRow(), instrumentRow({ id: 2, symbol: 'QQQ' })],
  );
  expect(names.map((each) => each.symbol)).toEqual(['NVDA', 'QQQ', 'SPY']);
});

test('Redraw_NewBars_OnlyFromTheLastDrawnOne', () => {
  expect(redrawFrom([bar(0), bar(1)], [bar(0), bar(1), bar(2)])).toBe(1);
});

test('Redraw_SeekBackwardsOrOtherInstrument_Everything', () => {
  expect(redrawFrom([bar(0), bar(1)], [bar(0)])).toBe(-1);
  expect(redrawFrom([bar(0)], [bar(5), bar(6)])).toBe(-1);
  expect(redrawFrom([], [bar(0)])).toBe(-1);
});
