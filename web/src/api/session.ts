import { queryOptions } from '@tanstack/react-query';
import { keepCsrf, read, send } from '@/api/client';

/** GET /auth/session (docs/security.md); what is about a user is null or absent while nobody is logged in. */
export interface SessionInfo {
  readonly loggedIn: boolean;
  /** Whether anybody can log in with a password; while not, the desk prints a one-time link at each start. */
  readonly passwordSet: boolean;
  readonly user?: string | null;
  readonly role?: 'viewer' | 'trader' | null;
  readonly csrf?: string | null;
  readonly hasPassword?: boolean | null;
  readonly totpOn?: boolean | null;
}

function kept(session: SessionInfo): SessionInfo {
  keepCsrf(session);
  return session;
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async () => kept(await read<SessionInfo>('/auth/session')),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

/** Refused with TOTP_REQUIRED when a code is needed and none was sent. */
export async function signIn(name: string, password: string, code: string): Promise<SessionInfo> {
  return kept(await send<SessionInfo>('POST', '/auth/login', { name, password, ...(code !== '' && { code }) }));
}

/** Every login of the user ends; this browser gets a new one, with a new anti-forgery text. */
export async function setPassword(next: string, current: string, code: string): Promise<SessionInfo> {
  const body = { next, ...(current !== '' && { current }), ...(code !== '' && { code }) };
  return kept(await send<SessionInfo>('POST', '/auth/password', body));
}

export function signOut(): Promise<unknown> {
  return send('POST', '/auth/logout');
}
