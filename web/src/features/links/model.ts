import type { LinkRow } from '@/api/contract';

/** Down ones first, then as the desk tells them. */
export function downFirst(rows: readonly LinkRow[]): readonly LinkRow[] {
  return [...rows].sort((a, b) => Number(a.isUp) - Number(b.isUp));
}

const names: Readonly<Record<LinkRow['link'], string>> = {
  MarketData: 'Market data',
  Orders: 'Orders',
  Account: 'Account',
};

export function nameOf({ broker, link }: LinkRow): string {
  return `${broker}: ${names[link]}`;
}

/** "3 links work", "1 of 3 links is down". */
export function summaryOf(rows: readonly LinkRow[]): string {
  const down = rows.filter((each) => !each.isUp).length;
  const all = `${rows.length} ${rows.length === 1 ? 'link' : 'links'}`;
  if (down === 0) return `${all}, all up`;
  return `${down} of ${all} ${down === 1 ? 'is' : 'are'} down`;
}
