import type { AlertRow } from '@/api/contract';

/** Warnings and alarms after the last one read; null has read nothing yet. */
export function unreadOf(
  rows: readonly AlertRow[],
  readTo: number | null,
): { readonly count: number; readonly isAlarm: boolean } {
  const unread = rows.filter((row) => row.level !== 'Info' && row.seq > (readTo ?? 0));
  return { count: unread.length, isAlarm: unread.some((row) => row.level === 'Alarm') };
}
