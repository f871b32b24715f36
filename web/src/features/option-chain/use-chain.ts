import { useQuery } from '@tanstack/react-query';
import { useAccount } from '@/api/account';
import { useTrading } from '@/api/use-trading';

/** The contracts around the money; asked again now and then, because the money moves. */
export function useChain(underlying: number, expiry: string | null, strikes: number) {
  const { account } = useAccount();
  const desk = useTrading();
  return useQuery({
    queryKey: ['chain', account, underlying, expiry, strikes],
    queryFn: ({ signal }) => desk.chain(underlying, expiry, strikes, signal),
    refetchInterval: 30_000,
    placeholderData: (before) => (before?.underlying === underlying ? before : undefined),
  });
}
