import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { AccountRow } from '@/api/contract';
import { useConnection, useTable } from '@/api/desk';
import { deskTime, leastSkew } from '@/lib/market-time';

interface Chosen {
  readonly accounts: readonly AccountRow[];
  readonly account: AccountRow | null;
  choose(account: string): void;
  /** How far this computer's clock is ahead of the desk's, in ms. */
  readonly skewMs: number;
}

const AccountContext = createContext<Chosen | null>(null);
const storeKey = 'fairlead.account';

/** Which account this tab shows: remembered for the tab first, for the browser second. */
export function AccountProvider({ children }: { readonly children: ReactNode }) {
  const rows = useTable('Accounts', '')?.rows;
  const [name, setName] = useState(() => sessionStorage.getItem(storeKey) ?? localStorage.getItem(storeKey));
  const skew = useRef<number | null>(null);
  const value = useMemo<Chosen>(() => {
    const accounts = rows ? [...rows.values()] : [];
    for (const each of accounts) skew.current = leastSkew(skew.current, each.clock, Date.now());
    return {
      accounts,
      account: accounts.find((each) => each.account === name) ?? accounts[0] ?? null,
      skewMs: skew.current ?? 0,
      choose: (chosen) => {
        sessionStorage.setItem(storeKey, chosen);
        localStorage.setItem(storeKey, chosen);
        setName(chosen);
      },
    };
  }, [rows, name]);
  return <AccountContext.Provider value={value}>{children}</AccountContext.Provider>;
}

export function useAccounts(): Chosen {
  const chosen = useContext(AccountContext);
  if (!chosen) throw new Error('useAccounts is for components below AccountProvider');
  return chosen;
}

/** The chosen account; pages are drawn only when there is one. */
export function useAccount(): AccountRow {
  const { account } = useAccounts();
  if (!account) throw new Error('useAccount is for pages, which are drawn only when there is an account');
  return account;
}

/** Stands in for the provider where one account is given: a test, or a page in a frame of its own. */
export function FixedAccount({ account, children }: { readonly account: AccountRow; readonly children: ReactNode }) {
  const value = useMemo<Chosen>(() => ({ accounts: [account], account, choose: () => {}, skewMs: 0 }), [account]);
  return <AccountContext.Provider value={value}>{children}</AccountContext.Provider>;
}

/** The desk's time in ms, drawn again every so many ms while it runs; it stands still while our socket is lost. */
export function useDeskTime(everyMs = 500): number | null {
  const { account, skewMs } = useAccounts();
  const { phase, since } = useConnection();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return account ? deskTime(account.clock, phase === 'lost' ? since : now, skewMs) : null;
}
