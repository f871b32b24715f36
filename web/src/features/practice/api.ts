import { queryOptions } from '@tanstack/react-query';
import { command, read, send } from '@/api/client';
import type { CommandReply, FaultRequest, InstrumentRow, PracticeView } from '@/api/contract';

const below = (account: string) => `/terminal/accounts/${encodeURIComponent(account)}`;

export function practiceQuery(account: string) {
  return queryOptions({
    queryKey: ['practice', account],
    queryFn: ({ signal }) => read<PracticeView>(`${below(account)}/practice`, signal),
    refetchInterval: 1_500,
    retry: false,
  });
}

/** What a gap may be limited to. */
export function underlyingsQuery(account: string) {
  return queryOptions({
    queryKey: ['underlyings', account],
    queryFn: ({ signal }) => read<InstrumentRow[]>(`${below(account)}/instruments?limit=50`, signal),
    staleTime: 60_000,
  });
}

export function changeSpeed(account: string, speed: number): Promise<PracticeView> {
  return send('POST', `${below(account)}/practice/speed`, { speed });
}

export function arrangeFault(account: string, request: FaultRequest, intent: string): Promise<CommandReply> {
  return command('POST', `${below(account)}/practice/faults`, request, intent);
}
