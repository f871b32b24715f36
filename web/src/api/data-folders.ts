import { queryOptions } from '@tanstack/react-query';
import { read } from './client';
import type { DataFolderView } from './contract';

/** The folders of recorded markets, for backtests and replays. */
export const dataFoldersQuery = queryOptions({
  queryKey: ['data-folders'],
  queryFn: ({ signal }) => read<DataFolderView[]>('/terminal/backtests/data', signal),
  staleTime: 60_000,
});
