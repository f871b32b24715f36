import { expect, test } from 'vitest';
import type { BarRow } from '@/api/contract';
import { replayView } from '@/testing/fake-page-rows';
import { d, fillRow, positionRow, t } from '@/testing/fake-rows';
import { choosable, instantAt, isUnderWay, redrawFrom, stateText } from './model';

const bar = (minute: number): BarRow => ({
  start: t(`2026-11-20T14:${30 + minute}:00Z`),
  open: d('1'),
  high: d('1'),
  low: d('1'),
  close: d('1'),
  volume: 1,
  isClosed: true,
});

test('State_OfEachKind_IsSaidInWords', () => {
  expect(stateText(replayView({ preparing: 0.404 }))).toBe('preparing, 40 %');
  expect(stateText(replayView({ preparing: 0.4, problem: 'no row' }))).toBe('stopped');
  expect(stateText(replayView({ share: 0.25 }))).toBe('25 %, paused');
  expect(stateText(replayView({ share: 0.25, isPlaying: true }))).toBe('25 %, playing');
});

test('UnderWay_Preparing_UntilReadyOrFailed', () => {
  expect(isUnderWay(replayView({ preparing: 0 }))).toBe(true);
  expect(isUnderWay(replayView({ preparing: 0, problem: 'no row' }))).toBe(false);
  expect(isUnderWay(replayView())).toBe(false);
});

test('Instant_HalfWay_IsTheMiddleOfTheSession', () => {
  expect(new Date(instantAt(replayView(), 0.5)).toISOString()).toBe('2026-11-20T17:45:00.000Z');
});

test('Choosable_HeldThenTradedThenTheRest_EachOnce', () => {
  const names = choosable(
    [positionRow({ instrument: 3, symbol: 'NVDA' })],
    [fillRow({ instrument: 3, symbol: 'NVDA' }), fillRow({ instrument: 2, symbol: 'QQQ' })],
    [
      { id: 1, symbol: 'SPY' },
      { id: 2, symbol: 'QQQ' },
    ],
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
