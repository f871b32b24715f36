import type { BarRow, FillRow, PositionRow, ReplayInstrument, ReplayView } from '@/api/contract';
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

/** It is being prepared, and nothing is wrong so far. */
export function isUnderWay({ preparing, problem }: ReplayView): boolean {
  return preparing !== null && problem === null;
}

/** "playing", "preparing, 40 %": how it stands, in a word or two. */
export function stateText({ preparing, problem, isPlaying, share }: ReplayView): string {
  if (problem !== null) return 'stopped';
  if (preparing !== null) return `preparing, ${Math.floor(preparing * 100)} %`;
  return `${Math.floor(share * 100)} %, ${isPlaying ? 'playing' : 'paused'}`;
}

/** The instant at a share of the recording. */
export function instantAt({ start, end }: ReplayView, share: number): number {
  return millis(start) + (millis(end) - millis(start)) * share;
}

/** What the chart may show: what was held or traded first, then the other instruments of the recording. */
export function choosable(
  positions: readonly PositionRow[],
  fills: readonly FillRow[],
  others: readonly ReplayInstrument[],
): readonly ReplayInstrument[] {
  const found = new Map<number, string>();
  for (const row of [...positions, ...fills]) found.set(row.instrument, row.symbol);
  for (const row of others) if (!found.has(row.id)) found.set(row.id, row.symbol);
  return [...found].map(([id, symbol]) => ({ id, symbol }));
}

/** From which bar on the drawing must be done again: -1 means all of it (another instrument, or a seek backwards). */
export function redrawFrom(drawn: readonly BarRow[], bars: readonly BarRow[]): number {
  const last = drawn.length - 1;
  if (last < 0 || bars.length < drawn.length || drawn[0]?.start !== bars[0]?.start) return -1;
  return drawn[last]?.start === bars[last]?.start ? last : -1;
}
