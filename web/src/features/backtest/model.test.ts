import { expect, test } from 'vitest';
import type { DataFolderView, Day, ParameterInfo, StrategyInfo } from '@/api/contract';
import { spanOf } from '@/lib/data-folders';
import { backtestView } from '@/testing/fake-page-rows';
import { bodyOf, cashFault, draftFault, emptyDraft, parameterFault, rangeText, settled, sideBySide } from './model';

const day = (text: string) => text as Day;
const series = (symbol: string, resolution: string, first: string, last: string) => ({
  symbol,
  resolution,
  kind: 'Equity' as const,
  first: day(first),
  last: day(last),
});
const folder: DataFolderView = {
  folder: 'data',
  symbols: [
    series('SPY', '1m', '2013-10-07', '2013-10-11'),
    series('SPY', '1d', '1998-01-02', '2021-03-31'),
    series('AAPL', '1d', '2000-01-03', '2020-06-30'),
  ],
  problem: null,
};
const fast: ParameterInfo = { name: 'Fast', type: 'int', default: '10', min: '2', max: '400', choices: [], help: '' };
const strategy: StrategyInfo = { name: 'sma-cross', version: null, parameters: [fast], needsOptionChain: false };

test('Settled_NothingChosen_TakesWhatThereIs', () => {
  expect(settled(emptyDraft, [folder], [strategy])).toMatchObject({
    folder: 'data',
    timeframe: '1d',
    symbols: ['AAPL'],
    from: '2000-01-03',
    to: '2020-06-30',
    strategy: 'sma-cross',
  });
});

test('Settled_TimeframeChanged_SymbolsAndDaysFollow', () => {
  const daily = settled({ ...emptyDraft, symbols: ['AAPL', 'SPY'] }, [folder], [strategy]);
  expect(settled({ ...daily, timeframe: '1m' }, [folder], [strategy])).toMatchObject({
    symbols: ['SPY'],
    from: '2013-10-07',
    to: '2013-10-11',
  });
});

test('Span_OfTwoSymbols_IsWhatBothHave', () => {
  expect(spanOf(folder, '1d', ['SPY', 'AAPL'])).toEqual({ first: '2000-01-03', last: '2020-06-30' });
  expect(spanOf(folder, '1d', ['NVDA'])).toBeNull();
});

test('Parameter_OutsideOfItsRange_SaysTheBound', () => {
  expect(parameterFault(fast, '1')).toBe('At least 2.');
  expect(parameterFault(fast, '401')).toBe('At most 400.');
  expect(parameterFault(fast, '2.5')).toBe('Write a whole number.');
  expect(parameterFault(fast, '')).toBe('It needs a value.');
  expect(parameterFault(fast, '20')).toBeNull();
  expect(rangeText(fast)).toBe('2 to 400');
});

test('Draft_WrongParameter_NamesIt', () => {
  const draft = settled({ ...emptyDraft, strategy: 'sma-cross', parameters: { Fast: '1' } }, [folder], [strategy]);
  expect(draftFault(draft, strategy)).toBe('Fast: At least 2.');
  expect(draftFault({ ...draft, from: '2020-01-02', to: '2019-01-02' }, strategy)).toBe(
    'The first day is after the last.',
  );
});

test('Cash_ZeroOrText_IsRefusedEmptyIsTheDefault', () => {
  expect(cashFault('0')).not.toBeNull();
  expect(cashFault('much')).not.toBeNull();
  expect(cashFault('')).toBeNull();
});

test('Body_Unchanged_CarriesTheDefaultsAndNoCash', () => {
  const draft = settled(emptyDraft, [folder], [strategy]);
  expect(bodyOf(draft, strategy)).toMatchObject({ parameters: { Fast: '10' }, cash: null, timeframe: '1d' });
});

test('SideBySide_FigureOnOneSideOnly_IsNullOnTheOther', () => {
  const a = backtestView({ figures: [{ name: 'Net profit', value: '1 %' }] });
  const b = backtestView({
    figures: [
      { name: 'Sharpe ratio', value: '1.1' },
      { name: 'Note', value: 'x' },
    ],
  });
  expect(sideBySide(a, b)).toEqual([
    { name: 'Net profit', a: '1 %', b: null },
    { name: 'Sharpe ratio', a: null, b: '1.1' },
  ]);
});

test('Span_OfDataThatDoesNotSayItsDays_IsUnknown', () => {
  const silent: DataFolderView = {
    ...folder,
    symbols: [{ symbol: 'SPY', kind: 'Equity', resolution: '1d', first: null, last: null }],
  };
  expect(spanOf(silent, '1d', ['SPY'])).toBe('unknown');
  expect(spanOf(silent, '1d', ['IBM'])).toBeNull();
});
