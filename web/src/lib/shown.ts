import type { Decimal, Instant } from '@/api/contract';
import { clockText, dayText, millis, zoneText } from '@/lib/market-time';
import { groupDigits } from '@/lib/money';

/** As many digits as the value has: for numbers whose unit is not known here. */
export function plainText(value: Decimal | null, unknown = 'unknown'): string {
  if (value === null) return unknown;
  const [whole = '0', fraction] = value.replace('-', '').split('.');
  return `${value.startsWith('-') ? '\u2212' : ''}${groupDigits(whole)}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** A measured number with few digits: 0.42, 12.3, 1,234. */
export function measureText(value: number): string {
  if (value === 0) return '0';
  const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  return plainText(value.toFixed(digits) as Decimal);
}

/** "OpeningRangeBreakout" or "LINK_DOWN" as words: "opening range breakout", "link down". */
export function wordsOf(name: string): string {
  return name
    .replace(/[_-]+/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase();
}

/** Mon 23 Nov 10:02:13 ET: an instant in the market's zone, whole. */
export function momentText(at: Instant, timeZone: string): string {
  const since = millis(at);
  return `${dayText(since, timeZone)} ${clockText(since, timeZone)} ${zoneText(timeZone)}`;
}
