import { queryOptions } from '@tanstack/react-query';
import { read, send } from '@/api/client';
import type { BacktestRequestBody, BacktestView, CompareView, StrategyInfo } from '@/api/contract';
import { isUnderWay } from './model';

export const strategiesQuery = queryOptions({
  queryKey: ['backtest-strategies'],
  queryFn: ({ signal }) => read<StrategyInfo[]>('/terminal/backtests/strategies', signal),
  staleTime: 60_000,
});

/** Asked often only while one is under way. */
export const runsQuery = queryOptions({
  queryKey: ['backtests'],
  queryFn: ({ signal }) => read<BacktestView[]>('/terminal/backtests', signal),
  refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? 700 : 10_000),
  retry: false,
});

export function compareQuery(a: string, b: string) {
  const query = new URLSearchParams({ a, b });
  return queryOptions({
    queryKey: ['backtest-compare', a, b],
    queryFn: ({ signal }) => read<CompareView>(`/terminal/backtests/compare?${query}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

export const startBacktest = (body: BacktestRequestBody) => send<BacktestView>('POST', '/terminal/backtests', body);

/** Cancels one under way, forgets one that ended. */
export const dropBacktest = (id: string) => send<unknown>('DELETE', `/terminal/backtests/${encodeURIComponent(id)}`);

export const reportAddress = (id: string) => `/terminal/backtests/${encodeURIComponent(id)}/report`;
