import { queryOptions } from '@tanstack/react-query';
import { read, send } from '@/api/client';
import type { Day, ReplayControl, ReplayRequest, ReplayView } from '@/api/contract';
import { isUnderWay } from './model';

/** Asked often only while one plays or is prepared. */
export const replaysQuery = queryOptions({
  queryKey: ['replays'],
  queryFn: ({ signal }) => read<ReplayView[]>('/terminal/replays', signal),
  refetchInterval: ({ state }) => (state.data?.some((each) => each.isPlaying || isUnderWay(each)) ? 400 : 3_000),
  retry: false,
});

/** The trading days that an account's journal knows. */
export function daysQuery(account: string) {
  return queryOptions({
    queryKey: ['journal-days', account],
    queryFn: ({ signal }) => read<Day[]>(`/terminal/accounts/${encodeURIComponent(account)}/journal/days`, signal),
    retry: false,
  });
}

export const startReplay = (request: ReplayRequest) => send<ReplayView>('POST', '/terminal/replays', request);

const one = (id: string) => `/terminal/replays/${encodeURIComponent(id)}`;

/** Moves the recording; nothing of it reaches a market. */
export const controlReplay = (id: string, control: ReplayControl) =>
  send<ReplayView>('POST', `${one(id)}/control`, control);

export const endReplay = (id: string) => send<unknown>('DELETE', one(id));
