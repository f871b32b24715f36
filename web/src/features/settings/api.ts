import { queryOptions } from '@tanstack/react-query';
import { read, send } from '@/api/client';
import type { OptionRow } from '@/api/contract';

export const optionsQuery = queryOptions({
  queryKey: ['configuration'],
  queryFn: ({ signal }) => read<OptionRow[]>('/terminal/configuration', signal),
  retry: false,
});

/** Refused with VERSION_CONFLICT when another value is in force than the page showed. */
export function changeOption(key: string, value: string, expectedValue: string): Promise<OptionRow> {
  return send('PUT', `/terminal/configuration/${encodeURIComponent(key)}`, { value, expectedValue });
}
