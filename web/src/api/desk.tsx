import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';
import type { QuoteRow, Topic, TopicRows } from '@/api/contract';
import { QuoteBook } from '@/api/quote-book';
import type { ConnectionState, DeskSocket } from '@/api/socket';
import { nameOf, type Wanted } from '@/api/wanted';
import type { Table } from '@/lib/table-stream';

const SocketContext = createContext<DeskSocket | null>(null);

/** Makes the one socket known to all below and keeps it open while mounted. */
export function DeskProvider({ socket, children }: { readonly socket: DeskSocket; readonly children: ReactNode }) {
  useEffect(() => {
    socket.start();
    return () => socket.stop();
  }, [socket]);
  return <SocketContext.Provider value={socket}>{children}</SocketContext.Provider>;
}

export function useSocket(): DeskSocket {
  const socket = useContext(SocketContext);
  if (!socket) throw new Error('useSocket is for components below DeskProvider');
  return socket;
}

export function useConnection(): ConnectionState {
  const socket = useSocket();
  return useSyncExternalStore(socket.watchState, socket.state);
}

/** A topic's table, drawn again at most once per frame. Null for `account` follows nothing. */
export function useTable<T extends Topic>(
  topic: T,
  account: string | null,
  only?: { readonly instruments?: readonly number[]; readonly timeframe?: string },
): Table<TopicRows[T]> | null {
  const socket = useSocket();
  const wanted: Wanted<T> | null = account === null ? null : { topic, account, ...only };
  const name = wanted === null ? null : nameOf(wanted);
  const latest = useRef(wanted);
  latest.current = wanted;
  // The name says all that matters of what is wanted; the object itself is new on every draw.
  const follow = useCallback(
    (reader: () => void) => (name === null || !latest.current ? () => {} : socket.follow(latest.current, reader)),
    [socket, name],
  );
  return useSyncExternalStore(follow, () => (wanted === null ? null : socket.table(wanted)));
}

/** The rows of a table as a list, in the desk's order; the same list until a row changes. */
export function useRows<T extends Topic>(topic: T, account: string | null): readonly TopicRows[T][] {
  const rows = useTable(topic, account)?.rows;
  return useMemo(() => (rows ? [...rows.values()] : []), [rows]);
}

const QuotesContext = createContext<QuoteBook | null>(null);

/** One quote subscription for everything below, of one account. */
export function QuotesProvider({ account, children }: { readonly account: string; readonly children: ReactNode }) {
  const socket = useSocket();
  const book = useMemo(() => new QuoteBook(socket, account), [socket, account]);
  return <QuotesContext.Provider value={book}>{children}</QuotesContext.Provider>;
}

/** The book itself, for what is worked out over many quotes now and then. */
export function useQuoteBook(): QuoteBook {
  const book = useContext(QuotesContext);
  if (!book) throw new Error('useQuoteBook is for components below QuotesProvider');
  return book;
}

/** The newest quote of an instrument; undefined while unknown. */
export function useQuote(instrument: number | null): QuoteRow | undefined {
  const book = useQuoteBook();
  const watch = useCallback(
    (reader: () => void) => (instrument === null ? () => {} : book.watch(instrument, reader)),
    [book, instrument],
  );
  return useSyncExternalStore(watch, () => (instrument === null ? undefined : book.row(instrument)));
}
