import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DeskSocket } from '@/api/socket';
import type { Wanted } from '@/api/wanted';
import { accountRow, fillRow } from '@/testing/fake-rows';
import { TableWire } from '@/testing/render';

const fills: Wanted<'Fills'> = { topic: 'Fills', account: 'practice-us' };

describe('desk socket', () => {
  let wires: TableWire[];
  let socket: DeskSocket;

  beforeEach(() => {
    vi.useFakeTimers();
    wires = [];
    socket = new DeskSocket(() => {
      const wire = new TableWire({ Fills: [fillRow()], Accounts: [accountRow()] });
      wires.push(wire);
      return wire;
    });
    socket.start();
  });

  afterEach(() => {
    socket.stop();
    vi.useRealTimers();
  });

  const ops = (index = 0) => wires[index]?.sent.filter((message) => message.op !== 'ping').map((message) => message.op);
  const settle = () => vi.advanceTimersByTimeAsync(300);

  it('subscribes once for two readers and leaves after the last has gone', async () => {
    const leave = [socket.follow(fills, () => {}), socket.follow(fills, () => {})];
    await settle();
    expect(ops()).toEqual(['subscribe']);
    expect(socket.table(fills).rows.size).toBe(1);
    leave[0]?.();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(ops()).toEqual(['subscribe']);
    leave[1]?.();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(ops()).toEqual(['subscribe', 'unsubscribe']);
  });

  it('stays subscribed for a reader that comes straight back', async () => {
    const leave = socket.follow(fills, () => {});
    await settle();
    leave();
    socket.follow(fills, () => {});
    await vi.advanceTimersByTimeAsync(5_000);
    expect(ops()).toEqual(['subscribe']);
  });

  it('calls a reader once for all messages of a frame', async () => {
    const reader = vi.fn();
    socket.follow(fills, reader);
    await settle();
    reader.mockClear();
    for (let index = 0; index < 20; index += 1) wires[0]?.change('Fills', [fillRow({ execution: `E${index}` })]);
    await settle();
    expect(reader).toHaveBeenCalledTimes(1);
    expect(socket.table(fills).rows.size).toBe(20);
  });

  it('asks to resync at a gap', async () => {
    socket.follow(fills, () => {});
    await settle();
    wires[0]?.say({ kind: 'delta', id: 1, seq: 7, rows: [], gone: [] });
    await settle();
    expect(ops()).toEqual(['subscribe', 'resync']);
    expect(socket.table(fills).phase).toBe('gap');
  });

  it('keeps the rows when the connection is lost, says so, and subscribes anew on the next one', async () => {
    socket.follow(fills, () => {});
    await settle();
    expect(socket.state().phase).toBe('live');
    wires[0]?.break();
    expect(socket.state().phase).toBe('lost');
    expect(socket.table(fills)).toMatchObject({ phase: 'waiting' });
    expect(socket.table(fills).rows.size).toBe(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(wires).toHaveLength(2);
    expect(ops(1)).toEqual(['subscribe']);
    expect(socket.state()).toMatchObject({ phase: 'live', reconnects: 1 });
    expect(socket.table(fills).phase).toBe('live');
  });

  it('is not live between a stop and the next opening, and follows again after it', async () => {
    socket.follow(fills, () => {});
    await settle();
    socket.stop();
    expect(socket.state().phase).toBe('connecting');
    socket.start();
    await settle();
    expect(socket.state().phase).toBe('live');
    expect(ops(1)).toEqual(['subscribe']);
  });

  it('counts silence as a lost connection', async () => {
    await settle();
    expect(socket.state().phase).toBe('live');
    await vi.advanceTimersByTimeAsync(16_000);
    expect(wires.length).toBeGreaterThan(1);
  });

  it('measures the ping by the answer to its own number', async () => {
    await settle();
    wires[0]?.say({ kind: 'pong', nonce: 1 });
    expect(socket.state().pingMs).not.toBeNull();
  });
});
