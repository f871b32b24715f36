import type { ClientMessage, Subscribe, Topic, TopicRows } from '@/api/contract';
import { envelopeOf, nameOf, type Wanted } from '@/api/wanted';
import { applyMessages, keyOf, type StreamMessage, type Table, waitingTable } from '@/lib/table-stream';

/** Our own connection with the desk, with its evidence. Instants are this computer's milliseconds. */
export interface ConnectionState {
  readonly phase: 'connecting' | 'live' | 'lost';
  readonly since: number;
  readonly heardAt: number | null;
  readonly pingMs: number | null;
  /** How many times it was lost and tried again. */
  readonly reconnects: number;
}

/** The part of a WebSocket that is used, so that a test can stand in for it. */
export interface Wire {
  send(text: string): void;
  close(): void;
  onopen: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
}

interface Stream {
  readonly id: number;
  wanted: Wanted;
  table: Table<unknown>;
  inbox: StreamMessage[];
  readonly readers: Set<() => void>;
  /** Set while nobody reads: a page that comes straight back finds it alive. */
  leaving: ReturnType<typeof setTimeout> | null;
}

const pingEveryMs = 5_000;
/** Silence after which the connection counts as lost; the desk answers every ping. */
const silentAfterMs = 12_000;
const lingerMs = 1_500;
const firstBackOffMs = 250;
const longestBackOffMs = 8_000;
/** A hidden tab gets no frames; messages are then taken this often, so that no queue grows. */
const hiddenFrameMs = 250;
/** One frame's messages of one subscription; more than that and a new snapshot is cheaper. */
const inboxLimit = 2_000;

/** The one socket: subscriptions counted by their readers, messages taken once per animation frame. */
export class DeskSocket {
  private readonly streams = new Map<string, Stream>();
  private readonly byId = new Map<number, Stream>();
  private readonly stateReaders = new Set<() => void>();
  private wire: Wire | null = null;
  private nextId = 1;
  private frame: { raf: number; timer: ReturnType<typeof setTimeout> } | null = null;
  private retry: ReturnType<typeof setTimeout> | null = null;
  private pinging: ReturnType<typeof setInterval> | null = null;
  private pingSentAt = new Map<number, number>();
  private nonce = 0;
  private failures = 0;
  private isClosed = true;
  private current: ConnectionState;

  constructor(private readonly open: () => Wire) {
    this.current = { phase: 'connecting', since: Date.now(), heardAt: null, pingMs: null, reconnects: 0 };
  }

  start(): void {
    if (!this.isClosed) return;
    this.isClosed = false;
    this.connect();
    this.pinging = setInterval(() => this.ping(), pingEveryMs);
  }

  stop(): void {
    this.isClosed = true;
    if (this.retry) clearTimeout(this.retry);
    if (this.pinging) clearInterval(this.pinging);
    this.drop();
    this.change({ phase: 'connecting', since: Date.now(), heardAt: null, pingMs: null });
  }

  readonly state = (): ConnectionState => this.current;

  readonly watchState = (reader: () => void): (() => void) => {
    this.stateReaders.add(reader);
    return () => this.stateReaders.delete(reader);
  };

  /** Follow a table; `reader` is called once per frame after it changed. */
  follow(wanted: Wanted, reader: () => void): () => void {
    const stream = this.streamOf(wanted);
    if (stream.leaving) clearTimeout(stream.leaving);
    stream.leaving = null;
    stream.readers.add(reader);
    return () => {
      stream.readers.delete(reader);
      if (stream.readers.size === 0 && !stream.leaving) stream.leaving = setTimeout(() => this.leave(stream), lingerMs);
    };
  }

  table<T extends Topic>(wanted: Wanted<T>): Table<TopicRows[T]> {
    return (this.streams.get(nameOf(wanted))?.table ?? nothing) as Table<TopicRows[T]>;
  }

  private streamOf(wanted: Wanted): Stream {
    const name = nameOf(wanted);
    const known = this.streams.get(name);
    if (known) return known;
    const made: Stream = {
      id: this.nextId++,
      wanted,
      table: waitingTable(),
      inbox: [],
      readers: new Set(),
      leaving: null,
    };
    this.streams.set(name, made);
    this.byId.set(made.id, made);
    if (this.current.phase === 'live') this.say(subscription(made));
    return made;
  }

  private leave(stream: Stream): void {
    this.streams.delete(nameOf(stream.wanted));
    this.byId.delete(stream.id);
    if (this.current.phase === 'live') this.say({ op: 'unsubscribe', id: stream.id });
  }

  private connect(): void {
    this.retry = null;
    const wire = this.open();
    this.wire = wire;
    wire.onopen = () => {
      this.change({ phase: 'live', since: Date.now(), heardAt: Date.now() });
      for (const stream of this.byId.values()) this.say(subscription(stream));
      this.ping();
    };
    wire.onmessage = (event) => this.hear(event.data);
    wire.onclose = () => this.lose(wire);
  }

  private hear(data: unknown): void {
    const message = envelopeOf(data);
    if (!message) return;
    this.failures = 0;
    if (message.kind === 'pong') {
      const sent = this.pingSentAt.get(message.nonce);
      this.pingSentAt.delete(message.nonce);
      this.change({
        heardAt: Date.now(),
        pingMs: sent === undefined ? this.current.pingMs : Math.round((performance.now() - sent) * 10) / 10,
      });
      return;
    }
    this.current = { ...this.current, heardAt: Date.now() };
    const stream = this.byId.get(message.id);
    if (!stream) return;
    stream.inbox.push(message);
    if (stream.inbox.length > inboxLimit) {
      stream.inbox = [];
      this.say({ op: 'resync', id: stream.id });
    }
    this.askFrame();
  }

  private askFrame(): void {
    if (this.frame) return;
    const run = () => this.takeFrame();
    this.frame = { raf: requestAnimationFrame(run), timer: setTimeout(run, hiddenFrameMs) };
  }

  private takeFrame(): void {
    if (this.frame) {
      cancelAnimationFrame(this.frame.raf);
      clearTimeout(this.frame.timer);
      this.frame = null;
    }
    for (const stream of this.byId.values()) {
      if (stream.inbox.length === 0) continue;
      const inbox = stream.inbox;
      stream.inbox = [];
      const { table, resync } = applyMessages(
        stream.table,
        inbox,
        keyOf[stream.wanted.topic] as (row: unknown) => string,
      );
      stream.table = table;
      if (resync) this.say({ op: 'resync', id: stream.id });
      for (const reader of stream.readers) reader();
    }
  }

  private ping(): void {
    const heard = this.current.heardAt;
    if (this.current.phase !== 'live' || !this.wire) return;
    if (heard !== null && Date.now() - heard > silentAfterMs) {
      this.lose(this.wire);
      return;
    }
    this.nonce += 1;
    this.pingSentAt.clear();
    this.pingSentAt.set(this.nonce, performance.now());
    this.say({ op: 'ping', nonce: this.nonce });
  }

  private lose(wire: Wire): void {
    if (this.wire !== wire) return;
    this.drop();
    if (this.isClosed) return;
    const isFirst = this.current.phase !== 'lost';
    if (isFirst) this.change({ phase: 'lost', since: Date.now(), pingMs: null });
    for (const stream of this.byId.values()) {
      // Rows stay to be shown as what they are: the last we heard.
      stream.table = { ...waitingTable(stream.table.rows), refusal: stream.table.refusal };
      stream.inbox = [];
      for (const reader of stream.readers) reader();
    }
    this.failures += 1;
    const backOff = Math.min(longestBackOffMs, firstBackOffMs * 2 ** Math.min(this.failures, 10));
    this.change({ reconnects: this.current.reconnects + 1 });
    this.retry = setTimeout(() => this.connect(), backOff * (0.5 + Math.random() / 2));
  }

  private drop(): void {
    const wire = this.wire;
    this.wire = null;
    if (!wire) return;
    wire.onopen = null;
    wire.onmessage = null;
    wire.onclose = null;
    wire.close();
  }

  private say(message: ClientMessage): void {
    this.wire?.send(JSON.stringify(message));
  }

  private change(part: Partial<ConnectionState>): void {
    this.current = { ...this.current, ...part };
    for (const reader of this.stateReaders) reader();
  }
}

const nothing: Table<never> = waitingTable();

function subscription({ id, wanted }: Stream): Subscribe {
  const { topic, account, instruments, timeframe } = wanted;
  return { op: 'subscribe', id, account, topic, instruments: instruments ?? null, timeframe: timeframe ?? null };
}
