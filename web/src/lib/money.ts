import type { Decimal } from '@/api/contract';
import { digitsOf, sign, toFixed } from '@/lib/decimal';

/** The minus sign that is as wide as a plus. */
const minus = '\u2212';

/** Digits in groups: by three, or for rupees by two after the first three (12,34,567). */
export function groupDigits(whole: string, currency?: string): string {
  if (whole.length <= 3) return whole;
  const head = whole.slice(0, -3);
  const step = currency === 'INR' ? 2 : 3;
  const groups: string[] = [];
  for (let end = head.length; end > 0; end -= step) groups.unshift(head.slice(Math.max(0, end - step), end));
  return `${groups.join(',')},${whole.slice(-3)}`;
}

/** 1,234.50, with the currency's own groups; the true minus sign in front. */
export function amountText(value: Decimal, currency?: string, digits = 2): string {
  const text = toFixed(value, digits);
  const isNegative = text.startsWith('-');
  const [whole = '0', fraction] = (isNegative ? text.slice(1) : text).split('.');
  return `${isNegative ? minus : ''}${groupDigits(whole, currency)}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** A price as the venue writes it: at least two digits after the point, at most four. */
export function priceText(value: Decimal, currency?: string): string {
  return amountText(value, currency, Math.min(4, Math.max(2, digitsOf(value))));
}

/** +12.30, -4.00 or 0.00: the sign is always there when there is one. */
export function signedText(value: Decimal, currency?: string, digits = 2): string {
  const text = amountText(value, currency, digits);
  return sign(value) > 0 ? `+${text}` : text;
}

/** Whole units with groups. */
export function countText(value: number, currency?: string): string {
  const text = groupDigits(String(Math.abs(value)), currency);
  return value < 0 ? `${minus}${text}` : text;
}

/** 950, 12.4K, 3.1M; in India 12.4K, 3.10L, 2.5Cr. For volumes and open interest. */
export function shortCount(value: number | null, currency?: string): string {
  if (value === null) return '-';
  if (value < 1_000) return String(value);
  if (currency === 'INR') {
    if (value >= 10_000_000) return `${(value / 10_000_000).toFixed(1)}Cr`;
    if (value >= 100_000) return `${(value / 100_000).toFixed(value >= 1_000_000 ? 1 : 2)}L`;
  } else {
    if (value >= 1_000_000_000) return `${(value / 1_000_000_000).toFixed(1)}B`;
    if (value >= 1_000_000) return `${(value / 1_000_000).toFixed(1)}M`;
  }
  return `${(value / 1_000).toFixed(1)}K`;
}
