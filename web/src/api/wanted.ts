import type { ServerMessage, Topic } from '@/api/contract';

/** What to follow; two readers of the same get one subscription. */
export interface Wanted<T extends Topic = Topic> {
  readonly topic: T;
  readonly account: string;
  readonly instruments?: readonly number[];
  readonly timeframe?: string;
}

/** Two wishes with one name are one subscription. */
export function nameOf({ topic, account, instruments, timeframe }: Wanted): string {
  return [topic, topic === 'Accounts' ? '' : account, instruments?.join(',') ?? '', timeframe ?? ''].join('|');
}

/** A message of the desk; null for what is none. */
export function envelopeOf(data: unknown): ServerMessage | null {
  if (typeof data !== 'string') return null;
  const message: unknown = JSON.parse(data);
  return typeof message === 'object' && message !== null && 'kind' in message ? (message as ServerMessage) : null;
}
