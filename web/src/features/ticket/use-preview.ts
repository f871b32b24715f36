import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { OrderPreview, PlaceOrderRequest } from '@/api/contract';
import { useTrading } from '@/api/use-trading';

const settleMs = 300;
const againMs = 3_000;

/** What the desk says an order would meet now: asked when the typing rests, and again while it stands. */
export function usePreview(
  request: PlaceOrderRequest | null,
  account: string,
): { readonly preview: OrderPreview | null; readonly problem: string | null; readonly isOld: boolean } {
  const desk = useTrading();
  const said = request === null ? null : JSON.stringify(request);
  const [asked, setAsked] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(said), settleMs);
    return () => clearTimeout(timer);
  }, [said]);
  const query = useQuery({
    queryKey: ['preview', account, asked],
    queryFn: () => desk.preview(JSON.parse(asked ?? 'null') as PlaceOrderRequest),
    enabled: asked !== null,
    refetchInterval: againMs,
    placeholderData: keepPreviousData,
    staleTime: 0,
    gcTime: 10_000,
  });
  if (said === null) return { preview: null, problem: null, isOld: false };
  return {
    preview: query.data ?? null,
    problem: query.error?.message ?? null,
    isOld: asked !== said || query.isPlaceholderData,
  };
}
