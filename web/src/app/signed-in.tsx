import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Navigate, useLocation } from 'react-router';
import { AccountProvider } from '@/api/account';
import { whenSignedOut } from '@/api/client';
import { DeskProvider, useConnection } from '@/api/desk';
import { sessionQuery } from '@/api/session';
import { DeskSocket } from '@/api/socket';
import { openWire } from '@/api/wire';
import { Shell } from '@/app/shell';
import { Waiting } from '@/components/ui/waiting';

const socket = new DeskSocket(openWire);

/** Everything that needs a session; without one, the way to the login page. */
export function SignedIn() {
  const { data: session, error, refetch } = useQuery(sessionQuery);
  const queries = useQueryClient();
  const { pathname } = useLocation();
  useEffect(() => {
    whenSignedOut(() => queries.invalidateQueries({ queryKey: sessionQuery.queryKey }));
    return () => whenSignedOut(() => {});
  }, [queries]);
  if (error && !session)
    return <Waiting text="The desk does not answer." problem={error.message} retry={() => refetch()} />;
  if (!session) return <Waiting text="Asking the desk..." />;
  if (!session.loggedIn) return <Navigate to={`/login?to=${encodeURIComponent(pathname)}`} replace />;
  return (
    <DeskProvider socket={socket}>
      <SessionWatch />
      <AccountProvider>
        <Shell session={session} />
      </AccountProvider>
    </DeskProvider>
  );
}

/** A socket that was closed may mean that the login has ended: asks once each time it is lost. */
function SessionWatch() {
  const { phase } = useConnection();
  const queries = useQueryClient();
  useEffect(() => {
    if (phase === 'lost') queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
  }, [phase, queries]);
  return null;
}
