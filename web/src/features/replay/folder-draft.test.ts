import { expect, test } from 'vitest';
import type { DataFolderView, Day } from '@/api/contract';
import { emptyFolderDraft, folderFault, playable, requestOf, settledFolder } from './folder-draft';

const series = (
  symbol: string,
  resolution: string,
  first: string,
  last: string,
  kind: 'Equity' | 'Option' = 'Equity',
) => ({
  symbol,
  resolution,
  kind,
  first: first as Day,
  last: last as Day,
});
const folder = playable({
  folder: 'data',
  symbols: [
    series('SPY', '1m', '2013-10-07', '2013-10-11'),
    series('IBM', '1m', '2013-10-04', '2013-10-10'),
    series('SPY', 'tick', '2013-10-07', '2013-10-08'),
    series('SPY', '1d', '1998-01-02', '2021-03-31'),
    series('GOOG', '1m', '2015-12-23', '2015-12-24', 'Option'),
  ],
  problem: null,
});
const broken: DataFolderView = { folder: 'broken', symbols: [], problem: 'no folder of that name' };

test('Playable_OptionsAndDayBars_AreLeftOut', () => {
  expect(folder.symbols.map((each) => `${each.symbol} ${each.resolution}`)).toEqual(['SPY 1m', 'IBM 1m', 'SPY tick']);
});

test('Settled_NothingChosen_TakesTheFirstFolderWithDataAndItsLastDay', () => {
  expect(settledFolder(emptyFolderDraft, [broken, folder])).toEqual({
    folder: 'data',
    timeframe: '1m',
    symbols: ['IBM'],
    day: '2013-10-10',
  });
});

test('Settled_AnotherTimeframe_SymbolsAndDayFollow', () => {
  const draft = { folder: 'data', timeframe: 'tick', symbols: ['IBM'], day: '2013-10-10' };
  expect(settledFolder(draft, [folder])).toMatchObject({ symbols: ['SPY'], day: '2013-10-08' });
});

test('Settled_DayThatAllHave_IsKept', () => {
  const draft = { folder: 'data', timeframe: '1m', symbols: ['IBM', 'SPY'], day: '2013-10-08' };
  expect(settledFolder(draft, [folder])).toEqual(draft);
});

test('Fault_WhatIsMissing_IsSaid', () => {
  const draft = { folder: 'data', timeframe: '1m', symbols: ['SPY'], day: '2013-10-08' };
  expect(folderFault(draft)).toBeNull();
  expect(folderFault({ ...draft, symbols: [] })).toBe('Choose at least one symbol.');
  expect(folderFault({ ...draft, symbols: [...'ABCDEFGHI'] })).toBe('Choose at most 8 symbols.');
  expect(folderFault({ ...draft, day: '' })).toBe('Choose a day.');
  expect(folderFault(emptyFolderDraft)).toBe('There is no data folder.');
  expect(requestOf(draft)).toEqual({ ...draft, account: null });
});
