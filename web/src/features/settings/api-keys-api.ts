import { queryOptions } from '@tanstack/react-query';
import { read, send } from '@/api/client';
import type { AddApiKeyRequest, ApiKeyView, IssuedApiKey } from '@/api/contract';

export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: ({ signal }) => read<readonly ApiKeyView[]>('/terminal/api-keys', signal),
  retry: false,
});

/** The only reply that has the key itself. */
export const addApiKey = (body: AddApiKeyRequest) => send<IssuedApiKey>('POST', '/terminal/api-keys', body);
export const revokeApiKey = (id: string) => send<null>('DELETE', `/terminal/api-keys/${encodeURIComponent(id)}`);
