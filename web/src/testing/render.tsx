import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { vi } from 'vitest';
import { FixedAccount } from '@/api/account';
import type { AccountRow, CommandReply, ServerMessage, Subscribe, Topic, TopicRows } from '@/api/contract';
import { DeskProvider, QuotesProvider } from '@/api/desk';
import { FreshnessProvider } from '@/api/freshness';
import { type SessionInfo, sessionQuery } from '@/api/session';
import { DeskSocket, type Wire } from '@/api/socket';
import { KeyProvider } from '@/components/ui/key-actions';
import { NoticeProvider } from '@/components/ui/notices';
import type { Binding } from '@/lib/keyboard';
import { accountRow, linkRow, morning, sessionInfo } from './fake-rows';

export type Tables = { readonly [T in Topic]?: readonly TopicRows[T][] };

/** A socket's other end that holds tables: answers a subscription at once and sends what a test changes. */
export class TableWire implements Wire {
  onopen: ((event: Event) => void) | null = null;
  onmessage: ((event: MessageEvent) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  readonly sent: { op: string; id?: number; topic?: Topic }[] = [];
  private readonly followed = new Map<number, { readonly topic: Topic; seq: number }>();

  constructor(private readonly tables: Tables) {
    queueMicrotask(() => this.onopen?.(new Event('open')));
  }

  send(text: string): void {
    const message = JSON.parse(text) as Subscribe;
    this.sent.push(message);
    if (message.op !== 'subscribe') return;
    this.followed.set(message.id, { topic: message.topic, seq: 0 });
    queueMicrotask(() =>
      this.say({ kind: 'snapshot', id: message.id, seq: 0, rows: this.tables[message.topic] ?? [] }),
    );
  }

  close(): void {}

  say(message: ServerMessage): void {
    this.onmessage?.({ data: JSON.stringify(message) } as MessageEvent);
  }

  /** The connection breaks. */
  break(): void {
    this.onclose?.({} as CloseEvent);
  }

  change<T extends Topic>(topic: T, rows: readonly TopicRows[T][], gone: readonly string[] = []): void {
    for (const [id, each] of this.followed) {
      if (each.topic !== topic) continue;
      each.seq += 1;
      this.say({ kind: 'delta', id, seq: each.seq, rows, gone });
    }
  }
}

/**
 * Draws a piece of the terminal as the shell would: a trader's session, one account,
 * one socket with canned tables, desk time standing at `morning`.
 */
export async function renderDesk(
  ui: ReactNode,
  {
    account = {},
    tables = {},
    keys = [],
    role = 'trader',
  }: {
    account?: Partial<AccountRow>;
    tables?: Tables;
    keys?: readonly Binding[];
    role?: SessionInfo['role'];
  } = {},
) {
  const row = accountRow({
    clock: { at: morning, wallAt: morning, speed: 0, isMarketTime: true, lagMs: 0 },
    ...account,
  });
  const wires: TableWire[] = [];
  const socket = new DeskSocket(() => {
    const wire = new TableWire({ Links: [linkRow()], ...tables });
    wires.push(wire);
    return wire;
  });
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  queries.setQueryData(sessionQuery.queryKey, sessionInfo({ role }));
  const screen = render(
    <QueryClientProvider client={queries}>
      <NoticeProvider>
        <DeskProvider socket={socket}>
          <FixedAccount account={row}>
            <QuotesProvider account={row.account}>
              <FreshnessProvider>
                <KeyProvider bindings={keys}>
                  <MemoryRouter>{ui}</MemoryRouter>
                </KeyProvider>
              </FreshnessProvider>
            </QuotesProvider>
          </FixedAccount>
        </DeskProvider>
      </NoticeProvider>
    </QueryClientProvider>,
  );
  await frame();
  return {
    ...screen,
    wires,
    wire: () => {
      const last = wires.at(-1);
      if (!last) throw new Error('no socket was opened');
      return last;
    },
  };
}

/** Lets waiting messages, the quote book and one animation frame through. */
export async function frame(): Promise<void> {
  await act(async () => {
    for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  });
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly headers: Record<string, string>;
}

/** Stands in for the desk's HTTP side: notes what was asked and replies with what the case says. */
export function stubDesk(
  reply: (
    asked: Asked,
  ) =>
    | { readonly status?: number; readonly body: unknown }
    | Promise<{ readonly status?: number; readonly body: unknown }>,
): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    const one: Asked = {
      method: init.method ?? 'GET',
      path,
      body: typeof init.body === 'string' ? JSON.parse(init.body) : null,
      headers: (init.headers ?? {}) as Record<string, string>,
    };
    asked.push(one);
    const { status = 200, body } = await reply(one);
    return new Response(JSON.stringify(body), { status });
  });
  return asked;
}

export function acceptedReply(over: Partial<CommandReply> = {}): CommandReply {
  return { outcome: 'Accepted', code: 'OK', reason: '', orders: [], group: null, checks: [], seq: 1, ...over };
}
