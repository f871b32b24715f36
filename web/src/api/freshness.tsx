import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useAccount, useDeskTime } from '@/api/account';
import type { Instant } from '@/api/contract';
import { useConnection, useTable } from '@/api/desk';
import { type Freshness, freshnessOf } from '@/lib/freshness';
import { millis } from '@/lib/market-time';

interface Judge {
  /** Desk time, ms; null before the first event. */
  readonly now: number | null;
  /** The socket and the market data link both live. */
  readonly isConnected: boolean;
  judge(at: Instant | null): Freshness;
}

const FreshnessContext = createContext<Judge | null>(null);

/** Judges the age of everything below twice a second, from the desk's clock, the session and the links. */
export function FreshnessProvider({ children }: { readonly children: ReactNode }) {
  const { account, clock, session } = useAccount();
  const { phase } = useConnection();
  const now = useDeskTime(500);
  const links = useTable('Links', account);
  const isTold = links !== null && links.phase !== 'waiting';
  const hasFeed = !isTold || [...links.rows.values()].some((each) => each.link === 'MarketData' && each.isUp);
  const isConnected = phase !== 'lost' && hasFeed;
  const value = useMemo<Judge>(
    () => ({
      now,
      isConnected,
      judge: (at) =>
        freshnessOf({ at: millis(at), now, speed: clock.speed, isSessionOpen: session.isOpen, isConnected }),
    }),
    [now, isConnected, clock.speed, session.isOpen],
  );
  return <FreshnessContext.Provider value={value}>{children}</FreshnessContext.Provider>;
}

export function useFreshness(): Judge {
  const judge = useContext(FreshnessContext);
  if (!judge) throw new Error('useFreshness is for components below FreshnessProvider');
  return judge;
}
