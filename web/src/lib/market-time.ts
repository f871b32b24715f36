import type { ClockView, Instant } from '@/api/contract';

/** Milliseconds since 1970 of a UTC text; null for null. Finer digits than a millisecond are dropped: this is for showing. */
export function millis(at: Instant): number;
export function millis(at: Instant | null | undefined): number | null;
export function millis(at: Instant | null | undefined): number | null {
  if (at === null || at === undefined) return null;
  // Older engines read at most milliseconds.
  const value = Date.parse(at.replace(/(\.\d{3})\d+/, '$1'));
  if (Number.isNaN(value)) throw new RangeError(`'${at}' is no instant`);
  return value;
}

export function instant(at: number): Instant {
  return new Date(at).toISOString() as Instant;
}

/**
 * The desk's time now. `skewMs` is how far this computer's clock is ahead of the desk's; see `leastSkew`.
 * Null before the desk's first event.
 */
export function deskTime(clock: ClockView, now: number, skewMs = 0): number | null {
  if (clock.at === null) return null;
  return millis(clock.at) + (now - skewMs - millis(clock.wallAt)) * clock.speed;
}

/** A message is never received before it was sent, so the least difference seen is the best guess of the skew. */
export function leastSkew(known: number | null, clock: ClockView, receivedAt: number): number {
  const seen = receivedAt - millis(clock.wallAt);
  return known === null ? seen : Math.min(known, seen);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${timeZone} ${JSON.stringify(options)}`;
  let made = formatters.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat('en-GB', { timeZone, hourCycle: 'h23', ...options });
    formatters.set(key, made);
  }
  return made;
}

/** 10:02:13 in the market's zone. */
export function clockText(at: number, timeZone: string): string {
  return formatter(timeZone, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(at);
}

/** 10:02 in the market's zone. */
export function minuteText(at: number, timeZone: string): string {
  return formatter(timeZone, { hour: '2-digit', minute: '2-digit' }).format(at);
}

/** Mon 23 Nov in the market's zone. */
export function dayText(at: number, timeZone: string): string {
  return formatter(timeZone, { weekday: 'short', day: 'numeric', month: 'short' }).format(at).replace(',', '');
}

const shortZones: Readonly<Record<string, string>> = {
  'America/New_York': 'ET',
  'America/Chicago': 'CT',
  'Asia/Kolkata': 'IST',
  'Asia/Calcutta': 'IST',
  UTC: 'UTC',
};

/** "ET", "IST"; a zone we have no short name for says its own. */
export function zoneText(timeZone: string): string {
  return shortZones[timeZone] ?? timeZone;
}

/** Milliseconds that the zone's wall clock is ahead of UTC at that instant: for a chart's axis, which knows only UTC. */
export function zoneOffset(at: number, timeZone: string): number {
  const parts = formatter(timeZone, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wall - Math.floor(at / 1000) * 1000;
}

/** "now", "4 s", "3 min", "2 h", "5 d": the age of something, coarse on purpose. */
export function ageText(ageMs: number): string {
  const seconds = Math.max(0, Math.floor(ageMs / 1000));
  if (seconds < 1) return 'now';
  if (seconds < 100) return `${seconds} s`;
  if (seconds < 6_000) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 172_800) return `${Math.floor(seconds / 3_600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}

/** 45 -> "45s" below a minute, "1:05" below an hour, then "1:02:03". */
export function countdownText(leftMs: number): string {
  const total = Math.max(0, Math.ceil(leftMs / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  if (total < 60) return `${total}s`;
  if (total < 3_600) return `${Math.floor(total / 60)}:${two(total % 60)}`;
  return `${Math.floor(total / 3_600)}:${two(Math.floor(total / 60) % 60)}:${two(total % 60)}`;
}
