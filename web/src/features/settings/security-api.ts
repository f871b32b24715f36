import { queryOptions } from '@tanstack/react-query';
import { read, send } from '@/api/client';

/** Shapes of the host's security endpoints (src/Fairlead.Host/Security/Endpoints). */

export interface UserView {
  readonly name: string;
  readonly role: UserRole;
  readonly disabled: boolean;
  readonly hasPassword: boolean;
  readonly totpOn: boolean;
}

export type UserRole = 'viewer' | 'trader';

/** What an authenticator app needs; told once. */
export interface EnrolView {
  readonly key: string;
  readonly uri: string;
}

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: ({ signal }) => read<UserView[]>('/auth/users', signal),
  retry: false,
});

const user = (name: string) => `/auth/users/${encodeURIComponent(name)}`;

export const addUser = (name: string, role: UserRole, password: string) =>
  send<UserView>('POST', '/auth/users', { name, role, password });
export const setRole = (name: string, role: UserRole) => send<UserView>('POST', `${user(name)}/role`, { role });
export const setDisabled = (name: string, disabled: boolean) =>
  send<UserView>('POST', `${user(name)}/disabled`, { disabled });
export const removeUser = (name: string) => send<null>('DELETE', user(name));

export const enrolTotp = (password: string) => send<EnrolView>('POST', '/auth/totp/enrol', { password });
export const confirmTotp = (code: string) =>
  send<{ readonly recoveryCodes: readonly string[] }>('POST', '/auth/totp/confirm', { code });
export const disableTotp = (password: string, code: string) =>
  send<null>('POST', '/auth/totp/disable', { password, code });
