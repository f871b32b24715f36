import type { AddApiKeyRequest, ApiKeyView, ApiScope } from '@/api/contract';
import { instant, millis } from '@/lib/market-time';

/** In the desk's order. */
export const scopes: readonly ApiScope[] = ['Read', 'Trade', 'Webhook'];

export const longestName = 40;
export const mostDays = 3_650;
const dayMs = 86_400_000;

/** What the form holds. */
export interface ApiKeyDraft {
  readonly name: string;
  readonly scopes: readonly ApiScope[];
  readonly account: string;
  /** Empty is no end. */
  readonly days: string;
  /** Separated by commas, spaces or lines; empty is anywhere. */
  readonly addresses: string;
}

export function emptyDraft(account: string): ApiKeyDraft {
  return { name: '', scopes: ['Read'], account, days: '', addresses: '' };
}

export function isScope(text: string): text is ApiScope {
  return scopes.some((each) => each === text);
}

/** What is plainly wrong with the days, before the desk judges the rest; null when they may be sent. */
export function daysFault(days: string): string | null {
  const text = days.trim();
  if (text === '') return null;
  return /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= mostDays ? null : `From 1 to ${mostDays}.`;
}

export function requestOf(draft: ApiKeyDraft, now: number): AddApiKeyRequest {
  const days = draft.days.trim();
  const addresses = draft.addresses.split(/[\s,;]+/).filter(Boolean);
  return {
    name: draft.name,
    scopes: draft.scopes,
    account: draft.account,
    ...(days !== '' && { expiresAt: instant(now + Number(days) * dayMs) }),
    ...(addresses.length > 0 && { addresses }),
  };
}

/** "23 Nov 2026, 14:30" in the zone of whoever looks, unless told otherwise. */
function momentText(at: number, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(at);
}

export function hasExpired({ expiresAt }: ApiKeyView, now: number): boolean {
  const ends = millis(expiresAt);
  return ends !== null && ends <= now;
}

/** All of a key beside its name and scopes: "practice-us, from any address; created ... by anna, never expires; id a1b2c3d4". */
export function factsText(key: ApiKeyView, now: number, timeZone?: string): string {
  const from = key.addresses.length === 0 ? 'from any address' : `only from ${key.addresses.join(', ')}`;
  const created = `created ${momentText(millis(key.createdAt), timeZone)} by ${key.createdBy}`;
  const ends = millis(key.expiresAt);
  const end =
    ends === null ? 'never expires' : `${hasExpired(key, now) ? 'expired' : 'expires'} ${momentText(ends, timeZone)}`;
  return `${key.account}, ${from}; ${created}, ${end}; id ${key.id}`;
}
