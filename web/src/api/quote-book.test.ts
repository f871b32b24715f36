import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { QuoteBook } from '@/api/quote-book';
import { DeskSocket } from '@/api/socket';
import { d, quoteRow } from '@/testing/fake-rows';
import { TableWire } from '@/testing/render';

describe('quote book', () => {
  let wire: TableWire;
  let socket: DeskSocket;
  let book: QuoteBook;

  beforeEach(() => {
    vi.useFakeTimers();
    socket = new DeskSocket(() => {
      wire = new TableWire({ Quotes: [quoteRow(), quoteRow({ instrument: 2, last: d('612.00') })] });
      return wire;
    });
    socket.start();
    book = new QuoteBook(socket, 'practice-us');
  });

  afterEach(() => {
    socket.stop();
    vi.useRealTimers();
  });

  const settle = () => vi.advanceTimersByTimeAsync(400);
  const subscriptions = () => wire.sent.filter((message) => message.op === 'subscribe');

  it('asks once for all instruments that are shown', async () => {
    for (const id of [2, 1, 2]) book.watch(id, () => {});
    await settle();
    expect(subscriptions()).toEqual([expect.objectContaining({ topic: 'Quotes', instruments: [1, 2] })]);
    expect(book.row(2)?.last).toBe('612.00');
  });

  it('calls only the reader whose instrument changed', async () => {
    const [one, two] = [vi.fn(), vi.fn()];
    book.watch(1, one);
    book.watch(2, two);
    await settle();
    one.mockClear();
    two.mockClear();
    wire.change('Quotes', [quoteRow({ instrument: 2, last: d('612.05') })]);
    await settle();
    expect(one).not.toHaveBeenCalled();
    expect(two).toHaveBeenCalledOnce();
  });

  it('keeps what it knows while a larger subscription is on its way', async () => {
    book.watch(1, () => {});
    await settle();
    book.watch(2, () => {});
    vi.advanceTimersByTime(40);
    expect(book.row(1)?.last).toBe('671.21');
    await settle();
    expect(subscriptions().at(-1)).toMatchObject({ instruments: [1, 2] });
  });

  it('forgets an instrument that nobody shows any more', async () => {
    book.watch(1, () => {});
    const leave = book.watch(2, () => {});
    await settle();
    leave();
    await vi.advanceTimersByTimeAsync(6_000);
    expect(subscriptions().at(-1)).toMatchObject({ instruments: [1] });
  });
});
