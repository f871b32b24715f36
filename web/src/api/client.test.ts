import { expect, it, vi } from 'vitest';
import { command, DeskError, keepCsrf, newIntent, read, send, whenSignedOut } from '@/api/client';
import { acceptedReply, stubDesk } from '@/testing/render';

it('carries the anti-forgery text and the key of the intent on a command', async () => {
  keepCsrf({ csrf: 'abc' });
  const asked = stubDesk(() => ({ body: acceptedReply() }));
  await command('POST', '/terminal/x', { a: 1 }, 'key-1');
  expect(asked[0]).toMatchObject({
    method: 'POST',
    body: { a: 1 },
    headers: { 'X-Fairlead-Csrf': 'abc', 'Idempotency-Key': 'key-1' },
  });
});

it('sends no anti-forgery text on a read', async () => {
  const asked = stubDesk(() => ({ body: [] }));
  await read('/terminal/accounts');
  expect(asked[0]?.headers).toEqual({});
});

it('takes a judged refusal and a conflict as replies, not as faults', async () => {
  stubDesk(() => ({
    status: 422,
    body: acceptedReply({ outcome: 'Refused', code: 'MAX_QUANTITY', reason: 'too many' }),
  }));
  await expect(command('POST', '/terminal/x', {}, 'k')).resolves.toMatchObject({
    outcome: 'Refused',
    reason: 'too many',
  });
  stubDesk(() => ({ status: 409, body: acceptedReply({ outcome: 'Conflict', code: 'VERSION_CONFLICT' }) }));
  await expect(command('POST', '/terminal/x', {}, 'k')).resolves.toMatchObject({ outcome: 'Conflict' });
});

it('turns a problem into an error with its code and words', async () => {
  stubDesk(() => ({ status: 403, body: { code: 'ROLE', reason: 'A viewer may not trade.' } }));
  await expect(send('POST', '/terminal/x', {})).rejects.toMatchObject({
    status: 403,
    code: 'ROLE',
    message: 'A viewer may not trade.',
  });
});

it('tells no answer from a refusal', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('network');
  });
  await expect(command('POST', '/terminal/x', {}, 'k')).rejects.toMatchObject({ status: 0, code: 'NO_ANSWER' });
  await expect(command('POST', '/terminal/x', {}, 'k')).rejects.toBeInstanceOf(DeskError);
});

it('says when the session has ended', async () => {
  const listener = vi.fn();
  whenSignedOut(listener);
  stubDesk(() => ({ status: 401, body: { code: 'NOT_SIGNED_IN', reason: 'Sign in.' } }));
  await expect(read('/terminal/accounts')).rejects.toMatchObject({ status: 401 });
  expect(listener).toHaveBeenCalledOnce();
  whenSignedOut(() => {});
});

it('makes a new key for every intent', () => {
  expect(newIntent()).toMatch(/^[0-9a-f]{32}$/);
  expect(newIntent()).not.toBe(newIntent());
});
