import { useMemo } from 'react';
import { useAccount } from '@/api/account';
import { trading } from '@/api/trading';

/** The trading requests of the chosen account; the same object until another is chosen. */
export function useTrading(): ReturnType<typeof trading> {
  const { account } = useAccount();
  return useMemo(() => trading(account), [account]);
}
