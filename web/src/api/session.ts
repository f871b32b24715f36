import { queryOptions } from '@tanstack/react-query';
import { keepCsrf, read, send } from '@/api/client';

/** GET /auth/session: who is signed in on this browser. */
export interface SessionInfo {
  readonly signedIn: boolean;
  readonly name: string | null;
  readonly role: 'Viewer' | 'Trader' | null;
  readonly csrf: string | null;
  readonly hasPassword: boolean;
  readonly totpOn: boolean;
}

/** GET /auth/session as the host tells it. */
interface SessionReply {
  readonly loggedIn: boolean;
  readonly passwordSet: boolean;
  readonly user: string | null;
  readonly role: 'viewer' | 'trader' | null;
  readonly csrf: string | null;
  readonly hasPassword: boolean | null;
  readonly totpOn: boolean | null;
}

export async function readSession(): Promise<SessionInfo> {
  const reply = await read<SessionReply>('/auth/session');
  const session: SessionInfo = {
    signedIn: reply.loggedIn,
    name: reply.user,
    role: reply.role === null ? null : reply.role === 'trader' ? 'Trader' : 'Viewer',
    csrf: reply.csrf,
    hasPassword: reply.hasPassword ?? reply.passwordSet,
    totpOn: reply.totpOn ?? false,
  };
  keepCsrf(session);
  return session;
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: readSession,
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

export function signIn(name: string, password: string, code: string): Promise<unknown> {
  return send('POST', '/auth/login', code === '' ? { name, password } : { name, password, code });
}

export function setPassword(next: string, current: string, code: string): Promise<unknown> {
  return send('POST', '/auth/password', {
    next,
    ...(current === '' ? {} : { current }),
    ...(code === '' ? {} : { code }),
  });
}

export function signOut(): Promise<unknown> {
  return send('POST', '/auth/logout');
}
