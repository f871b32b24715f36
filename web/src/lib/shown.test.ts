import { expect, test } from 'vitest';
import { measureText, momentText, plainText, wordsOf } from '@/lib/shown';
import { d, morning } from '@/testing/fake-rows';

test('Plain_Null_IsAWordNeverZero', () => {
  expect(plainText(null)).toBe('unknown');
  expect(plainText(null, 'not measured')).toBe('not measured');
});

test('Plain_Number_KeepsItsDigitsAndSign', () => {
  expect(plainText(d('-1234567.891'))).toBe('\u22121,234,567.891');
  expect(plainText(d('0.0005'))).toBe('0.0005');
});

test('Measure_SmallAndLarge_FewDigits', () => {
  expect(measureText(0.4219)).toBe('0.42');
  expect(measureText(12.34)).toBe('12.3');
  expect(measureText(12_345.6)).toBe('12,346');
});

test('Words_NameInOnePiece_ApartAndSmall', () => {
  expect(wordsOf('LinkDown')).toBe('link down');
  expect(wordsOf('STALE_DATA')).toBe('stale data');
});

test('Moment_InTheMarketsZone_SaysDayTimeAndZone', () => {
  expect(momentText(morning, 'America/New_York')).toBe('Mon 23 Nov 10:00:00 ET');
});
