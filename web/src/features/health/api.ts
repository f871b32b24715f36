import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { read } from '@/api/client';
import type { HealthView } from '@/api/contract';
import { appended, type Watched } from './model';

const everyMs = 2_000;
const key = ['health'] as const;

/** The newest answer with the last few behind it. */
export function healthQuery(queries: QueryClient) {
  return queryOptions({
    queryKey: key,
    queryFn: async ({ signal }) =>
      appended(queries.getQueryData<Watched>(key), await read<HealthView>('/terminal/health', signal)),
    refetchInterval: everyMs,
    retry: false,
    // Samples are only appended; comparing them deeply would cost more than drawing.
    structuralSharing: false,
  });
}
