import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '@/api/session';

/**
 * Whether the user's role may send commands. A courtesy, so that nobody presses what would be refused: the desk decides.
 * No session yet means no; the shell shows an account only to a session that is known.
 */
export function useMayTrade(): boolean {
  return useQuery(sessionQuery).data?.role === 'trader';
}
