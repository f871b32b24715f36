import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderHook, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useMayTrade } from '@/api/use-may-trade';
import { sessionInfo } from '@/testing/fake-rows';
import { stubDesk } from '@/testing/render';

const ask = () => {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return renderHook(useMayTrade, {
    wrapper: ({ children }) => <QueryClientProvider client={queries}>{children}</QueryClientProvider>,
  }).result;
};

it('is no until the session is known to be that of a trader', async () => {
  stubDesk(() => ({ body: sessionInfo() }));
  const may = ask();
  expect(may.current).toBe(false);
  await waitFor(() => expect(may.current).toBe(true));
});

it.each([sessionInfo({ role: 'viewer' }), { loggedIn: false, passwordSet: true }])('is no for %o', async (session) => {
  const asked = stubDesk(() => ({ body: session }));
  const may = ask();
  await waitFor(() => expect(asked).toHaveLength(1));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(may.current).toBe(false);
});
