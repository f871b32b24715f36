import { describe, expect, it } from 'vitest';
import { d, instrumentRow } from '@/testing/fake-rows';
import { type Draft, emptyDraft, readDraft } from './model';

const spy = instrumentRow();
const nifty = instrumentRow({
  id: 9,
  symbol: 'NIFTY 261127 26000 C',
  tick: d('0.05'),
  lotSize: 65,
  freezeQuantity: 1755,
  multiplier: 1,
});
const read = (part: Partial<Draft>, instrument = spy) =>
  readDraft({ ...emptyDraft, limitPrice: '670.10', ...part }, instrument, 'America/New_York');

describe('ticket', () => {
  it('makes a bracket order of what was typed', () => {
    expect(
      read({ size: '10', stopUnit: 'points', stop: '2.5', targetUnit: 'price', target: '675', trail: '1' }).request,
    ).toEqual({
      legs: [{ instrument: 1, side: 'Buy', ratio: 1 }],
      quantity: 10,
      type: 'Limit',
      timeInForce: 'Day',
      limitPrice: '670.1',
      triggerPrice: null,
      trailBy: null,
      goodTill: null,
      protection: { stop: { points: '2.5', percent: null }, targetAt: '675', trailBy: { points: '1', percent: null } },
    });
  });

  it('counts lots in units and knows the freeze quantity', () => {
    expect(read({ size: '2', limitPrice: '100' }, nifty).units).toBe(130);
    expect(read({ size: '28', limitPrice: '100' }, nifty).faults.size).toBe(
      'The venue takes at most 1755 units an order.',
    );
    expect(read({ size: '100', sizeIn: 'units', limitPrice: '100' }, nifty).faults.size).toBe(
      'A multiple of the lot of 65.',
    );
  });

  it.each(['0', '-1', '1.5', '', 'ten', '1e3'])('refuses a size of %j', (size) => {
    expect(read({ size })).toMatchObject({ request: null, faults: { size: 'A whole number, 1 or more.' } });
  });

  it('names the field whose price is off the tick, missing or negative', () => {
    expect(read({ limitPrice: '670.105' }).faults.limitPrice).toBe('A multiple of the tick of 0.01.');
    expect(read({ limitPrice: '' }).faults.limitPrice).toBe('A price is needed.');
    expect(read({ limitPrice: '-1' }).faults.limitPrice).toBe('Above zero.');
    expect(read({ type: 'StopLimit', triggerPrice: 'x' }).faults.triggerPrice).toBe('A price like 671.25.');
  });

  it('sends only the prices that the type has', () => {
    expect(read({ type: 'Market' }).request).toMatchObject({ limitPrice: null, triggerPrice: null, trailBy: null });
    expect(read({ type: 'Stop', triggerPrice: '672' }).request).toMatchObject({
      limitPrice: null,
      triggerPrice: '672',
    });
    expect(read({ type: 'TrailingStop', trailBy: '0.5' }).request).toMatchObject({ limitPrice: null, trailBy: '0.5' });
  });

  it('reads a date in the time of the market', () => {
    expect(read({ timeInForce: 'Gtd', goodTill: '2026-11-30T16:00' }).request?.goodTill).toBe(
      '2026-11-30T21:00:00.000Z',
    );
    expect(read({ timeInForce: 'Gtd', goodTill: '' }).faults.goodTill).toBe('A day and time are needed.');
  });

  it('guards nothing only when every guard is off', () => {
    expect(read({ stopUnit: 'none', targetUnit: 'none' }).request?.protection).toBeNull();
    expect(read({ stopUnit: 'none', targetUnit: 'percent', target: '1' }).request?.protection).toEqual({
      target: { points: null, percent: '1' },
    });
  });
});
