import type {
  BacktestRequestBody,
  BacktestView,
  DataFolderView,
  Day,
  ParameterInfo,
  StrategyInfo,
} from '@/api/contract';
import { spanOf, symbolsOf, timeframesOf } from '@/lib/data-folders';
import { compare, decimal, parseDecimal, sign } from '@/lib/decimal';

/** What stands in the form. */
export interface Draft {
  readonly folder: string;
  readonly timeframe: string;
  readonly symbols: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly strategy: string;
  /** Only what the user changed; the rest takes its default. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly cash: string;
}

export const emptyDraft: Draft = {
  folder: '',
  timeframe: '',
  symbols: [],
  from: '',
  to: '',
  strategy: '',
  parameters: {},
  cash: '',
};

export function isUnderWay({ state }: BacktestView): boolean {
  return state === 'Queued' || state === 'Running';
}

/** The draft with whatever no longer fits the other choices put right: the first folder, its symbols, their days. */
export function settled(draft: Draft, folders: readonly DataFolderView[], strategies: readonly StrategyInfo[]): Draft {
  const folder = folders.find((each) => each.folder === draft.folder) ?? folders[0];
  const timeframes = timeframesOf(folder);
  const timeframe = timeframes.includes(draft.timeframe) ? draft.timeframe : (timeframes.at(-1) ?? '');
  const known = symbolsOf(folder, timeframe);
  const kept = draft.symbols.filter((each) => known.includes(each));
  // Who takes away the last one is told so; who changes folder or timeframe gets one that is there.
  const isEmptied = draft.folder === folder?.folder && draft.symbols.length === 0;
  const symbols = kept.length > 0 || isEmptied ? kept : known.slice(0, 1);
  const span = spanOf(folder, timeframe, symbols);
  const days = span === 'unknown' ? null : span;
  const isInside = (day: string) => span === 'unknown' || (span !== null && day >= span.first && day <= span.last);
  const strategy = strategies.find((each) => each.name === draft.strategy) ?? strategies[0];
  return {
    ...draft,
    folder: folder?.folder ?? '',
    timeframe,
    symbols,
    from: isInside(draft.from) ? draft.from : (days?.first ?? ''),
    to: isInside(draft.to) ? draft.to : (days?.last ?? ''),
    strategy: strategy?.name ?? '',
    parameters: strategy?.name === draft.strategy ? draft.parameters : {},
  };
}

/** What is wrong with a parameter's text; null when it may be sent. The strategy itself judges the rest. */
export function parameterFault({ type, min, max }: ParameterInfo, text: string): string | null {
  if (text.trim() === '') return type === 'text' ? null : 'It needs a value.';
  if (type !== 'int' && type !== 'decimal') return null;
  const value = parseDecimal(text);
  if (value === null) return 'Write a number.';
  if (type === 'int' && value.includes('.')) return 'Write a whole number.';
  if (min !== null && compare(value, decimal(min)) < 0) return `At least ${min}.`;
  if (max !== null && compare(value, decimal(max)) > 0) return `At most ${max}.`;
  return null;
}

/** "2 to 400", "at least 2", or nothing. */
export function rangeText({ min, max }: ParameterInfo): string {
  if (min !== null && max !== null) return `${min} to ${max}`;
  if (min !== null) return `at least ${min}`;
  return max === null ? '' : `at most ${max}`;
}

export function textOf(draft: Draft, parameter: ParameterInfo): string {
  return draft.parameters[parameter.name] ?? parameter.default;
}

/** The first fault of the form in words; null when it can be sent. */
export function draftFault(draft: Draft, strategy: StrategyInfo | undefined): string | null {
  if (draft.folder === '') return 'There is no data folder.';
  if (draft.symbols.length === 0) return 'Choose at least one symbol.';
  if (draft.from === '' || draft.to === '') return 'Choose the first and the last day.';
  if (draft.from > draft.to) return 'The first day is after the last.';
  if (!strategy) return 'Choose a strategy.';
  const wrong = strategy.parameters.find((each) => parameterFault(each, textOf(draft, each)) !== null);
  if (wrong) return `${wrong.name}: ${parameterFault(wrong, textOf(draft, wrong))}`;
  return cashFault(draft.cash);
}

export function cashFault(text: string): string | null {
  if (text.trim() === '') return null;
  const cash = parseDecimal(text);
  return cash === null || sign(cash) <= 0 ? 'Cash is a positive number, or empty for the default.' : null;
}

export function bodyOf(draft: Draft, strategy: StrategyInfo): BacktestRequestBody {
  return {
    folder: draft.folder,
    symbols: draft.symbols,
    from: draft.from as Day,
    to: draft.to as Day,
    timeframe: draft.timeframe,
    strategy: strategy.name,
    parameters: Object.fromEntries(strategy.parameters.map((each) => [each.name, textOf(draft, each)])),
    cash: parseDecimal(draft.cash),
  };
}

/** Two runs' figures by name, side by side; a figure that one lacks is null there. */
export function sideBySide(
  a: BacktestView,
  b: BacktestView,
): readonly { readonly name: string; readonly a: string | null; readonly b: string | null }[] {
  const notes = new Set(['Alarm', 'Warning', 'Note']);
  const names = [...new Set([...a.figures, ...b.figures].map((each) => each.name))].filter((name) => !notes.has(name));
  const find = (run: BacktestView, name: string) => run.figures.find((each) => each.name === name)?.value ?? null;
  return names.map((name) => ({ name, a: find(a, name), b: find(b, name) }));
}
