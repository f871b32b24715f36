/** How far a number that moves can be trusted. */
export type Freshness = 'fresh' | 'stale' | 'dead' | 'closed' | 'unknown';

export interface FreshnessInput {
  /** Desk time of the number; null when it was never known. */
  readonly at: number | null;
  /** Desk time now; null before the desk's first event. */
  readonly now: number | null;
  /** Seconds of desk time a second. */
  readonly speed: number;
  readonly isSessionOpen: boolean;
  /** The feed link is up and our own socket lives. */
  readonly isConnected: boolean;
}

/** Desk time after which a quote in session is stale. */
export const staleAfterMs = 5_000;

/** At high speeds a second of ours is a minute of the market's: what arrived within it cannot be called late. */
export function staleLimit(speed: number): number {
  return Math.max(staleAfterMs, speed * 1_000);
}

export function freshnessOf({ at, now, speed, isSessionOpen, isConnected }: FreshnessInput): Freshness {
  if (at === null || now === null) return 'unknown';
  if (!isConnected) return 'dead';
  if (!isSessionOpen) return 'closed';
  return now - at > staleLimit(speed) ? 'stale' : 'fresh';
}

/** For people who do not see the colour. */
export const freshnessWords: Readonly<Record<Freshness, string>> = {
  fresh: 'fresh',
  stale: 'stale',
  dead: 'not connected',
  closed: 'market closed',
  unknown: 'unknown',
};
