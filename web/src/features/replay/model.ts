import type { AccountRow, BarRow, FillRow, InstrumentRow, PositionRow, ReplayView } from '@/api/contract';
import { millis } from '@/lib/market-time';

/** Seconds of the market a second; 0 is as fast as it can. */
export const speeds: readonly { readonly speed: number; readonly text: string }[] = [
  { speed: 1, text: '1x' },
  { speed: 5, text: '5x' },
  { speed: 20, text: '20x' },
  { speed: 60, text: '60x' },
  { speed: 0, text: 'max' },
];

export function speedText(speed: number): string {
  return speed === 0 ? 'as fast as it can' : `${speed}x`;
}

/** The account whose journal is shown, by what the replay says of its source; null when it names none that is known. */
export function accountOf({ account }: ReplayView, accounts: readonly AccountRow[]): AccountRow | null {
  return accounts.find((each) => each.account === account) ?? null;
}

/** The instant at a share of the recording. */
export function instantAt({ start, end }: ReplayView, share: number): number {
  return millis(start) + (millis(end) - millis(start)) * share;
}

export interface Choosable {
  readonly id: number;
  readonly symbol: string;
}

/** What the chart may show: what was held or traded first, then the underlyings. */
export function choosable(
  positions: readonly PositionRow[],
  fills: readonly FillRow[],
  underlyings: readonly InstrumentRow[],
): readonly Choosable[] {
  const found = new Map<number, string>();
  for (const row of [...positions, ...fills]) found.set(row.instrument, row.symbol);
  for (const row of underlyings) if (!found.has(row.id)) found.set(row.id, row.symbol);
  return [...found].map(([id, symbol]) => ({ id, symbol }));
}

/** From which bar on the drawing must be done again: -1 means all of it (another instrument, or a seek backwards). */
export function redrawFrom(drawn: readonly BarRow[], bars: readonly BarRow[]): number {
  const last = drawn.length - 1;
  if (last < 0 || bars.length < drawn.length || drawn[0]?.start !== bars[0]?.start) return -1;
  return drawn[last]?.start === bars[last]?.start ? last : -1;
}
