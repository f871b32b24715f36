import { expect, it } from 'vitest';
import type { Decimal } from '@/api/contract';
import { amountText, countText, priceText, shortCount, signedText } from '@/lib/money';

const d = (text: string) => text as Decimal;

it('groups digits by three, rupees by lakh and crore', () => {
  expect(amountText(d('1234567.5'))).toBe('1,234,567.50');
  expect(amountText(d('1234567.5'), 'INR')).toBe('12,34,567.50');
  expect(amountText(d('999'), 'INR')).toBe('999.00');
  expect(countText(-12_345, 'INR')).toBe('\u221212,345');
});

it('always shows the sign of a gain or a loss', () => {
  expect(signedText(d('12.3'))).toBe('+12.30');
  expect(signedText(d('-4'))).toBe('\u22124.00');
  expect(signedText(d('0'))).toBe('0.00');
});

it('never rounds a price below its own digits, up to four', () => {
  expect(priceText(d('670.2'))).toBe('670.20');
  expect(priceText(d('1.2345'))).toBe('1.2345');
  expect(priceText(d('669.813333'))).toBe('669.8133');
});

it('shortens counts in the words of the market', () => {
  expect([950, 12_400, 3_100_000].map((value) => shortCount(value))).toEqual(['950', '12.4K', '3.1M']);
  expect([12_400, 310_000, 1_200_000, 25_000_000].map((value) => shortCount(value, 'INR'))).toEqual([
    '12.4K',
    '3.10L',
    '12.0L',
    '2.5Cr',
  ]);
  expect(shortCount(null)).toBe('-');
});
