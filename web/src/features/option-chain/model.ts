import type { ChainStrike, Decimal, QuoteRow } from '@/api/contract';
import { absolute, compare, subtract } from '@/lib/decimal';

/** The strike nearest to the money; the lower of two equally near. Null without a price or strikes. */
export function nearestStrike(strikes: readonly ChainStrike[], spot: Decimal | null | undefined): Decimal | null {
  if (spot === null || spot === undefined) return null;
  let best: { strike: Decimal; away: Decimal } | null = null;
  for (const { strike } of strikes) {
    const away = absolute(subtract(strike, spot));
    if (best === null || compare(away, best.away) < 0) best = { strike, away };
  }
  return best?.strike ?? null;
}

export interface Heat {
  readonly openInterest: number;
  readonly volume: number;
}

/** The largest open interest and volume over both sides of the strikes shown: what a whole bar means. */
export function heatOf(strikes: readonly ChainStrike[], quote: (instrument: number) => QuoteRow | undefined): Heat {
  let openInterest = 0;
  let volume = 0;
  for (const { call, put } of strikes) {
    for (const id of [call, put]) {
      const row = id === null ? undefined : quote(id);
      openInterest = Math.max(openInterest, row?.openInterest ?? 0);
      volume = Math.max(volume, row?.volume ?? 0);
    }
  }
  return { openInterest, volume };
}

/** A share of 0 to 1 for a bar; 0 when there is nothing to compare with. */
export function shareOf(value: number | null | undefined, most: number): number {
  return value === null || value === undefined || most <= 0 ? 0 : Math.min(1, value / most);
}
