import { describe, expect, it } from 'vitest';
import type { Decimal } from '@/api/contract';
import {
  add,
  compare,
  decimal,
  fromDrawing,
  isOnTick,
  multiply,
  parseDecimal,
  roundToTick,
  subtract,
  toFixed,
} from '@/lib/decimal';

const d = (text: string) => text as Decimal;

describe('decimal', () => {
  it('adds what binary fractions cannot', () => {
    expect(add(d('0.1'), d('0.2'))).toBe('0.3');
    expect(subtract(d('0.3'), d('0.1'))).toBe('0.2');
    expect(multiply(d('-1.05'), d('3'))).toBe('-3.15');
  });

  it('keeps digits far beyond a number', () => {
    expect(add(d('9007199254740993.01'), d('0.02'))).toBe('9007199254740993.03');
  });

  it('compares by worth, not by spelling', () => {
    expect(compare(d('2.50'), d('2.5'))).toBe(0);
    expect(compare(d('-0.01'), d('0'))).toBe(-1);
    expect(compare(d('10'), d('9.99'))).toBe(1);
  });

  it.each([
    ['671.224', '0.05', '671.2'],
    ['671.225', '0.05', '671.25'],
    ['-671.225', '0.05', '-671.25'],
    ['7', '5', '5'],
    ['8', '5', '10'],
    ['7.5', '5', '10'],
    ['0.02', '0.05', '0'],
  ])('rounds %s to a tick of %s as %s', (value, tick, expected) => {
    expect(roundToTick(d(value), d(tick))).toBe(expected);
  });

  it('knows what lies on a tick', () => {
    expect(isOnTick(d('0.15'), d('0.05'))).toBe(true);
    expect(isOnTick(d('0.16'), d('0.05'))).toBe(false);
  });

  it('reads what people type and nothing else', () => {
    expect(parseDecimal(' 1.50 ')).toBe('1.5');
    expect(parseDecimal('.5')).toBe('0.5');
    for (const text of ['', '.', '1e3', '1,000', '--1', 'abc']) expect(parseDecimal(text)).toBeNull();
    expect(() => decimal(0.1)).toThrow(RangeError);
  });

  it('shows a fixed count of digits, rounded half away from zero', () => {
    expect(toFixed(d('1.005'), 2)).toBe('1.01');
    expect(toFixed(d('-1.005'), 2)).toBe('-1.01');
    expect(toFixed(d('3'), 2)).toBe('3.00');
    expect(toFixed(d('-0.001'), 2)).toBe('0.00');
  });

  it('takes a drawn point only onto a tick', () => {
    expect(fromDrawing(671.2349999, d('0.01'))).toBe('671.23');
    expect(fromDrawing(Number.NaN, d('0.01'))).toBeNull();
  });
});
