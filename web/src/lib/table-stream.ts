import type { ServerMessage, Topic, TopicRows } from '@/api/contract';

/**
 * One topic's table as the socket tells it: a snapshot, then deltas whose number counts up by one. Any other number is
 * a gap; the table keeps its rows, says so, and takes nothing more until the next snapshot.
 */
export interface Table<Row> {
  readonly phase: 'waiting' | 'live' | 'gap' | 'refused';
  readonly rows: ReadonlyMap<string, Row>;
  /** The last number taken. */
  readonly seq: number;
  /** Why the desk refused the subscription. */
  readonly refusal: string | null;
}

export type StreamMessage = Exclude<ServerMessage, { kind: 'pong' }>;

/** A table that waits; old rows may be kept to be shown as stale meanwhile. */
export function waitingTable<Row>(rows: ReadonlyMap<string, Row> = new Map()): Table<Row> {
  return { phase: 'waiting', rows, seq: -1, refusal: null };
}

/** The row's key as docs/terminal-api.md states it for each topic. */
export const keyOf: { readonly [T in Topic]: (row: TopicRows[T]) => string } = {
  Accounts: (row) => row.account,
  Quotes: (row) => String(row.instrument),
  Bars: (row) => row.start,
  Orders: (row) => row.order,
  Fills: (row) => row.execution,
  Positions: (row) => row.key,
  Protection: (row) => row.key,
  Decisions: (row) => String(row.seq),
  Links: (row) => `${row.broker} ${row.link}`,
  Alerts: (row) => String(row.seq),
  Equity: (row) => row.at,
  Strategies: (row) => String(row.owner),
  Trades: (row) => String(row.seq),
};

/**
 * Applies the messages of one animation frame. The rows are copied once however many messages came; an untouched row
 * keeps its identity, so that its drawn line is not drawn again. `resync` asks the caller to send one.
 */
export function applyMessages<Row>(
  table: Table<Row>,
  messages: readonly StreamMessage[],
  key: (row: Row) => string,
): { readonly table: Table<Row>; readonly resync: boolean } {
  let { phase, seq, refusal } = table;
  let rows: Map<string, Row> | null = null;
  let resync = false;
  for (const message of messages) {
    if (message.kind === 'snapshot') {
      rows = new Map((message.rows as readonly Row[]).map((row) => [key(row), row]));
      phase = 'live';
      seq = message.seq;
      refusal = null;
      resync = false;
    } else if (message.kind === 'refused') {
      phase = 'refused';
      refusal = message.reason;
    } else if (phase === 'live' && message.seq === seq + 1) {
      rows ??= new Map(table.rows);
      for (const row of message.rows as readonly Row[]) rows.set(key(row), row);
      for (const gone of message.gone) rows.delete(gone);
      seq = message.seq;
    } else if (phase === 'live') {
      phase = 'gap';
      resync = true;
    }
  }
  return { table: { phase, seq, refusal, rows: rows ?? table.rows }, resync };
}
