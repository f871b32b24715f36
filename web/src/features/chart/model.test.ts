import { describe, expect, it } from 'vitest';
import { d, orderRow, positionRow, protectionRow } from '@/testing/fake-rows';
import { type ChartLine, type Hold, holdAfter, holdWords, linesOf, shownPrice } from './model';

const names = (lines: readonly ChartLine[]) => lines.map((line) => line.name);

describe('lines of a chart', () => {
  it('draws entry, stop, target and waiting orders of this instrument only', () => {
    const lines = linesOf(
      1,
      [positionRow(), positionRow({ key: '1 2', instrument: 2, symbol: 'QQQ' })],
      [protectionRow()],
      [orderRow()],
    );
    expect(names(lines)).toEqual(['Entry SPY', 'Stop SPY', 'Target SPY', 'Order FL12']);
  });

  it('never lets the entry of a filled position be moved', () => {
    expect(linesOf(1, [positionRow()], [], [])[0]?.amend).toBeNull();
  });

  it('asks for the version that was seen and keeps the other rules of the plan', () => {
    const plan = {
      stop: { points: d('2'), percent: null },
      targetAt: d('675.00'),
      trailBy: { points: d('1'), percent: null },
    };
    const [stop] = linesOf(1, [], [protectionRow({ version: 5, plan })], []);
    expect(stop?.amend?.(d('668'))).toEqual({
      of: 'protection',
      group: 'G7',
      expectedVersion: 5,
      plan: { ...plan, stop: null, stopAt: '668' },
    });
  });

  it('moves a limit order by its limit, a stop limit by its trigger with the same room', () => {
    const [limit] = linesOf(1, [], [], [orderRow({ version: 2 })]);
    expect(limit?.amend?.(d('669.5'))).toEqual({ of: 'order', order: 'FL12', expectedVersion: 2, limitPrice: '669.5' });
    const [stopLimit] = linesOf(
      1,
      [],
      [],
      [orderRow({ type: 'StopLimit', triggerPrice: d('672'), limitPrice: d('672.5') })],
    );
    expect(stopLimit?.amend?.(d('673'))).toMatchObject({ triggerPrice: '673', limitPrice: '673.5' });
  });

  it('draws no market order and no ended one', () => {
    expect(
      linesOf(
        1,
        [],
        [],
        [orderRow({ type: 'Market', limitPrice: null }), orderRow({ isOpen: false, status: 'Filled' })],
      ),
    ).toEqual([]);
  });
});

describe('a line under the hand', () => {
  const [line] = linesOf(1, [], [protectionRow({ version: 3 })], []);
  if (!line) throw new Error('no stop line');
  const rest: Hold = { phase: 'rest' };
  const moving = holdAfter(rest, { what: 'move', price: d('668'), line });
  const sent = holdAfter(moving, { what: 'send', price: d('668'), version: 3 });

  it('shows where the hand is, and is restored by Escape', () => {
    expect(shownPrice(line, moving)).toBe('668');
    expect(shownPrice(line, holdAfter(moving, { what: 'restore' }))).toBe('667.50');
  });

  it('stays sent until the row shows the price', () => {
    const accepted = holdAfter(sent, { what: 'accepted' });
    expect(holdWords(accepted)).toBe('sent');
    expect(holdAfter(accepted, { what: 'row', price: d('667.50'), version: 3 }).phase).toBe('sent');
    expect(holdAfter(accepted, { what: 'row', price: d('668.00'), version: 4 }).phase).toBe('confirmed');
  });

  it('says the reason of a refusal and draws the old price', () => {
    const refused = holdAfter(sent, { what: 'refused', reason: 'through the market', isUnknown: false });
    expect(holdWords(refused)).toBe('refused: through the market');
    expect(shownPrice(line, refused)).toBe('667.50');
  });

  it('keeps the version first seen while the row changes under the hand', () => {
    const newer = holdAfter(moving, { what: 'move', price: d('669'), line: { ...line, version: 4 } });
    expect(newer.phase === 'moving' && newer.from.version).toBe(3);
  });

  it('does not move while a change is on its way', () => {
    expect(holdAfter(sent, { what: 'move', price: d('660'), line })).toBe(sent);
  });

  it('says when the desk had another last word', () => {
    const accepted = holdAfter(sent, { what: 'accepted' });
    expect(holdWords(holdAfter(accepted, { what: 'row', price: d('667.90'), version: 4 }))).toBe(
      'refused: the desk set 667.90 instead',
    );
  });
});
