import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { MemoryRouter } from 'react-router';
import { FixedAccount } from '@/api/account';
import type { AccountRow } from '@/api/contract';
import { DeskProvider } from '@/api/desk';
import { type SessionInfo, sessionQuery } from '@/api/session';
import { DeskSocket, type Wire } from '@/api/socket';
import { accountRow, sessionInfo } from '@/testing/fake-rows';

/** A wire on which nothing ever comes. */
const silent = (): Wire => ({ send: () => {}, close: () => {}, onopen: null, onmessage: null, onclose: null });

interface OnADeskProps {
  readonly account?: AccountRow;
  /** The role of who is logged in. */
  readonly user?: SessionInfo['role'];
  /** The address of the page. */
  readonly at?: string;
  readonly children: ReactNode;
}

/** What a component of a page stands in, for tests: a router, a session, a silent socket and one account. */
export function OnADesk({ account = accountRow(), user = 'trader', at = '/', children }: OnADeskProps) {
  const [queries] = useState(() => {
    const made = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    made.setQueryData(sessionQuery.queryKey, sessionInfo({ role: user }));
    return made;
  });
  const [socket] = useState(() => new DeskSocket(silent));
  return (
    <MemoryRouter initialEntries={[at]}>
      <QueryClientProvider client={queries}>
        <DeskProvider socket={socket}>
          <FixedAccount account={account}>{children}</FixedAccount>
        </DeskProvider>
      </QueryClientProvider>
    </MemoryRouter>
  );
}
