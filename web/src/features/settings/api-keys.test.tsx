import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ApiKeyView, Instant } from '@/api/contract';
import { apiKeyView } from '@/testing/fake-page-rows';
import { accountRow } from '@/testing/fake-rows';
import { OnADesk } from '@/testing/on-a-desk';
import { ApiKeys } from './api-keys';
import { daysFault, emptyDraft, factsText, hasExpired, requestOf } from './api-keys-model';
import { Settings } from './settings';

const text = '0123456789abcdef'.repeat(4);
const noon = Date.parse('2026-11-23T12:00:00Z');
const at = (instant: string) => instant as Instant;

/** A desk with a list of keys; its requests that change something. */
class StubDesk {
  keys: ApiKeyView[] = [apiKeyView()];
  refusal: { code: string; reason: string } | null = null;
  readonly changes: string[] = [];

  readonly answer = async (path: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const method = init?.method ?? 'GET';
    if (String(path).startsWith('/auth/')) return Response.json([]);
    if (method === 'GET') return Response.json(this.keys);
    this.changes.push(`${method} ${path} ${init?.body ?? ''}`.trim());
    if (this.refusal) return Response.json(this.refusal, { status: 400 });
    if (method === 'DELETE') {
      this.keys = [];
      return new Response(null, { status: 204 });
    }
    const added = apiKeyView({ ...JSON.parse(String(init?.body)), id: 'c0ffee01' });
    this.keys = [...this.keys, added];
    return Response.json({ ...added, key: text });
  };
}

let desk: StubDesk;

beforeEach(() => {
  desk = new StubDesk();
  vi.spyOn(globalThis, 'fetch').mockImplementation(desk.answer);
});

afterEach(() => vi.restoreAllMocks());

const form = () => within(screen.getByRole('form', { name: 'Create an API key' }));
const create = () => form().getByRole<HTMLButtonElement>('button', { name: 'Create key' });

test('Days_OutsideOfTheRangeOrNoNumber_SaySo', () => {
  for (const days of ['', ' ', '1', '3650']) expect(daysFault(days)).toBeNull();
  for (const days of ['0', '3651', '-1', '1.5', 'ten', '1e3']) expect(daysFault(days)).toBe('From 1 to 3650.');
});

test('Request_OfTheLeast_SaysNoEndAndNoAddresses', () => {
  const draft = { ...emptyDraft('practice-us'), name: 'x' };
  expect(requestOf(draft, noon)).toEqual({ name: 'x', scopes: ['Read'], account: 'practice-us' });
});

test('Request_WithDaysAndAddresses_SaysTheInstantAndEachAddress', () => {
  const draft = { ...emptyDraft('practice-us'), days: ' 30 ', addresses: '127.0.0.1, ::1;10.0.0.7\n' };
  const { expiresAt, addresses } = requestOf(draft, noon);
  expect(expiresAt).toBe('2026-12-23T12:00:00.000Z');
  expect(addresses).toEqual(['127.0.0.1', '::1', '10.0.0.7']);
});

test('Facts_OfAKey_SayWhereFromByWhomAndItsEnd', () => {
  const key = apiKeyView({ account: 'practice-us', createdAt: at('2026-01-02T03:04:05.1234567Z') });
  expect(factsText(key, noon, 'UTC')).toBe(
    'practice-us, from any address; created 2 Jan 2026, 03:04 by trader, never expires; id a1b2c3d4',
  );
  const ending = { ...key, expiresAt: at('2026-11-23T12:00:00Z'), addresses: ['127.0.0.1', '::1'] };
  expect(hasExpired(ending, noon - 1)).toBe(false);
  expect(factsText(ending, noon - 1, 'UTC')).toContain('only from 127.0.0.1, ::1; ');
  expect(factsText(ending, noon - 1, 'UTC')).toContain('expires 23 Nov 2026, 12:00');
  expect(factsText(ending, noon, 'UTC')).toContain('expired 23 Nov 2026, 12:00');
});

test('List_OfKeys_SaysScopesAccountAndWhereFrom', async () => {
  desk.keys = [apiKeyView({ addresses: ['127.0.0.1'], expiresAt: at('2020-01-01T00:00:00Z') })];
  render(<ApiKeys />, { wrapper: OnADesk });
  const line = within(await screen.findByRole('list', { name: 'API keys' }));
  const row = await line.findByRole('listitem');
  for (const part of [
    'Excel sheet',
    'Read',
    'Trade',
    'expired',
    accountRow().account,
    'only from 127.0.0.1',
    'by trader',
  ])
    expect(row.textContent).toContain(part);
});

test('Key_Created_IsShownOnceWithTheWordsAndGoesAway', async () => {
  const person = userEvent.setup();
  const copied = vi.spyOn(navigator.clipboard, 'writeText');
  render(<ApiKeys />, { wrapper: OnADesk });
  expect(create().disabled).toBe(true);
  await person.type(form().getByRole('textbox', { name: 'Name' }), 'Scanner');
  await person.click(form().getByRole('checkbox', { name: 'Webhook' }));
  await person.click(create());
  const issued = within(await screen.findByRole('region', { name: 'New key Scanner' }));
  expect(desk.changes).toEqual([
    `POST /terminal/api-keys {"name":"Scanner","scopes":["Read","Webhook"],"account":"${accountRow().account}"}`,
  ]);
  expect(issued.getByText(text)).toBeDefined();
  expect(issued.getByText(/never shown again/)).toBeDefined();
  await person.click(issued.getByRole('button', { name: 'Copy' }));
  expect(copied).toHaveBeenCalledWith(text);
  expect(await issued.findByText('Copied.')).toBeDefined();
  await person.click(issued.getByRole('button', { name: 'I have kept it' }));
  expect(screen.queryByText(text)).toBeNull();
  expect(form().getByRole<HTMLInputElement>('textbox', { name: 'Name' }).value).toBe('');
});

test('Copy_WithoutAClipboard_SaysToSelectTheKey', async () => {
  const person = userEvent.setup();
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no'));
  render(<ApiKeys />, { wrapper: OnADesk });
  await person.type(form().getByRole('textbox', { name: 'Name' }), 'Scanner');
  await person.click(create());
  await person.click(await screen.findByRole('button', { name: 'Copy' }));
  expect(await screen.findByText(/select the key and copy it yourself/)).toBeDefined();
});

test('Key_Refused_SaysWhyAndKeepsWhatWasWritten', async () => {
  desk.refusal = { code: 'ADDRESSES', reason: 'addresses[0] is no IP address.' };
  render(<ApiKeys />, { wrapper: OnADesk });
  await userEvent.type(form().getByRole('textbox', { name: 'Name' }), 'Scanner');
  await userEvent.type(form().getByRole('textbox', { name: 'Only from these IP addresses' }), 'here');
  await userEvent.click(create());
  expect((await screen.findByRole('alert')).textContent).toContain('addresses[0] is no IP address.');
  expect(form().getByRole<HTMLInputElement>('textbox', { name: 'Name' }).value).toBe('Scanner');
});

test('Create_WithoutScopeOrWithBadDays_IsLocked', async () => {
  render(<ApiKeys />, { wrapper: OnADesk });
  await userEvent.type(form().getByRole('textbox', { name: 'Name' }), 'Scanner');
  expect(create().disabled).toBe(false);
  await userEvent.click(form().getByRole('checkbox', { name: 'Read' }));
  expect(create().disabled).toBe(true);
  await userEvent.click(form().getByRole('checkbox', { name: 'Trade' }));
  await userEvent.type(form().getByRole('textbox', { name: 'Expires after, days' }), '0');
  expect(create().disabled).toBe(true);
});

test('Revoke_AskedFirst_SendsOnlyWhenConfirmed', async () => {
  render(<ApiKeys />, { wrapper: OnADesk });
  const revoke = () => screen.findByRole('button', { name: 'Revoke Excel sheet (a1b2c3d4)' });
  await userEvent.click(await revoke());
  await userEvent.click(screen.getByRole('button', { name: 'Keep' }));
  expect(desk.changes).toEqual([]);
  await userEvent.click(await revoke());
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Revoke' }));
  expect(await screen.findByText('No program may use this desk yet.')).toBeDefined();
  expect(desk.changes).toEqual(['DELETE /terminal/api-keys/a1b2c3d4']);
});

test('Settings_ForAViewer_ShowNoKeysAndAskForNone', async () => {
  render(
    <OnADesk user="viewer" at="/settings?part=security">
      <Settings keys={[]} />
    </OnADesk>,
  );
  expect(await screen.findByText('The lists of users and API keys are kept by traders.')).toBeDefined();
  expect(screen.queryByRole('region', { name: 'API keys' })).toBeNull();
  expect(globalThis.fetch).not.toHaveBeenCalled();
});

test('Settings_ForATrader_ShowTheKeys', async () => {
  render(
    <OnADesk at="/settings?part=security">
      <Settings keys={[]} />
    </OnADesk>,
  );
  expect(await screen.findByRole('region', { name: 'API keys' })).toBeDefined();
});
