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

export async function readSession(): Promise<SessionInfo> {
  const session = await read<SessionInfo>('/auth/session');
  keepCsrf(session);
  return session;
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: readSession,
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

export function signIn(password: string, code: string): Promise<unknown> {
  return send('POST', '/auth/login', code === '' ? { password } : { password, code });
}

export function signInOnce(token: string): Promise<unknown> {
  return send('POST', '/auth/once', { token });
}

export function setPassword(password: string, current: string): Promise<unknown> {
  return send('POST', '/auth/password', current === '' ? { password } : { password, current });
}

export function signOut(): Promise<unknown> {
  return send('POST', '/auth/logout');
}
