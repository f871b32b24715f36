import { describe, expect, it } from 'vitest';
import { applyMessages, waitingTable } from '@/lib/table-stream';

interface Row {
  readonly id: string;
  readonly value: number;
}

const key = (row: Row) => row.id;
const snapshot = (rows: readonly Row[], seq = 0) => ({ kind: 'snapshot', id: 1, seq, rows }) as const;
const delta = (seq: number, rows: readonly Row[], gone: readonly string[] = []) =>
  ({ kind: 'delta', id: 1, seq, rows, gone }) as const;

describe('table stream', () => {
  it('takes a snapshot and the deltas that count on from it', () => {
    const { table, resync } = applyMessages(
      waitingTable<Row>(),
      [
        snapshot([
          { id: 'a', value: 1 },
          { id: 'b', value: 2 },
        ]),
        delta(1, [{ id: 'a', value: 3 }]),
        delta(2, [{ id: 'c', value: 4 }], ['b']),
      ],
      key,
    );
    expect(resync).toBe(false);
    expect(table.phase).toBe('live');
    expect([...table.rows.values()]).toEqual([
      { id: 'a', value: 3 },
      { id: 'c', value: 4 },
    ]);
  });

  it('keeps untouched rows the same object, so that nothing of them is drawn again', () => {
    const first = applyMessages(
      waitingTable<Row>(),
      [
        snapshot([
          { id: 'a', value: 1 },
          { id: 'b', value: 2 },
        ]),
      ],
      key,
    ).table;
    const second = applyMessages(first, [delta(1, [{ id: 'b', value: 9 }])], key).table;
    expect(second.rows.get('a')).toBe(first.rows.get('a'));
    expect(first.rows.get('b')?.value).toBe(2);
  });

  it('asks to resync at a gap and takes nothing until the next snapshot', () => {
    const live = applyMessages(waitingTable<Row>(), [snapshot([{ id: 'a', value: 1 }])], key).table;
    const gap = applyMessages(live, [delta(2, [{ id: 'a', value: 7 }])], key);
    expect(gap.resync).toBe(true);
    expect(gap.table.phase).toBe('gap');
    expect(gap.table.rows.get('a')?.value).toBe(1);
    const still = applyMessages(gap.table, [delta(3, [{ id: 'a', value: 8 }])], key);
    expect(still.resync).toBe(false);
    expect(still.table.rows.get('a')?.value).toBe(1);
    const healed = applyMessages(still.table, [snapshot([{ id: 'a', value: 9 }])], key);
    expect(healed.table.phase).toBe('live');
    expect(healed.table.rows.get('a')?.value).toBe(9);
  });

  it('does not ask again when the same batch already heals the gap', () => {
    const live = applyMessages(waitingTable<Row>(), [snapshot([])], key).table;
    expect(applyMessages(live, [delta(5, []), snapshot([{ id: 'a', value: 1 }])], key).resync).toBe(false);
  });

  it('treats a repeated number as a gap too', () => {
    const live = applyMessages(waitingTable<Row>(), [snapshot([]), delta(1, [])], key).table;
    expect(applyMessages(live, [delta(1, [])], key).resync).toBe(true);
  });

  it('says why a table was refused', () => {
    const { table } = applyMessages(
      waitingTable<Row>(),
      [{ kind: 'refused', id: 1, code: 'NO_SUCH', reason: 'no such account' }],
      key,
    );
    expect(table).toMatchObject({ phase: 'refused', refusal: 'no such account' });
  });
});
