import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { d, linkRow, protectionRow, t } from '@/testing/fake-rows';
import { acceptedReply, frame, renderDesk, stubDesk } from '@/testing/render';
import { EditProtection } from './edit-protection';
import { ProtectionPanel } from './protection-panel';

const panel = (rows = [protectionRow()], links = [linkRow()]) =>
  renderDesk(<ProtectionPanel onEdit={() => {}} />, { tables: { Protection: rows, Links: links } });

it('says calmly that all is covered', async () => {
  await panel([protectionRow({ open: 6, covered: 6 })]);
  const region = screen.getByRole('region', { name: 'Protection' });
  expect(within(region).getByRole('status').textContent).toBe('6 of 6 units covered');
  expect(within(region).queryByRole('alert')).toBeNull();
});

it('is loud when units stand open', async () => {
  await panel([protectionRow({ open: 6, covered: 4 })]);
  expect(screen.getByText('4 of 6 units covered: 2 stand open').getAttribute('role')).toBe('alert');
});

it('is loud when a guard is blind', async () => {
  await panel([protectionRow({ isBlind: true })]);
  expect(screen.getByText(/no fresh price/).getAttribute('role')).toBe('alert');
  expect(screen.getByText('BLIND')).toBeTruthy();
});

it('shows the age of what it was judged on, and stale ones as stale', async () => {
  await panel([protectionRow({ markAt: t('2026-11-23T14:59:40Z') })]);
  const row = screen.getByRole('row', { name: /SPY G7/ });
  expect(within(row).getAllByText(/stale/).length).toBeGreaterThan(0);
  expect(within(row).getAllByText('20 s').length).toBeGreaterThan(0);
});

it('turns red in words when the feed link is down', async () => {
  await panel([protectionRow()], [linkRow({ isUp: false, state: 'Mute' })]);
  expect(within(screen.getByRole('row', { name: /SPY G7/ })).getAllByText(/not connected/).length).toBeGreaterThan(0);
});

it('turns red when our own connection is lost and keeps the numbers', async () => {
  const desk = await panel();
  desk.wire().break();
  await frame();
  const row = screen.getByRole('row', { name: /SPY G7/ });
  expect(within(row).getAllByText(/not connected/).length).toBeGreaterThan(0);
  expect(within(row).getByText('667.50')).toBeTruthy();
  expect(screen.getByText('20 of 20 units covered, as last heard')).toBeTruthy();
});

it('sends a new stop with the version that was seen and closes when it was taken', async () => {
  const onClose = vi.fn();
  const asked = stubDesk(() => ({ body: acceptedReply() }));
  await renderDesk(<EditProtection group="G7" onClose={onClose} />, { tables: { Protection: [protectionRow()] } });
  const stop = screen.getByLabelText('Stop');
  await userEvent.clear(stop);
  await userEvent.type(stop, '668.25{Enter}');
  expect(asked[0]).toMatchObject({
    method: 'PUT',
    path: '/terminal/accounts/practice-us/groups/G7/protection',
    body: { expectedVersion: 3, plan: { stopAt: '668.25', targetAt: '675' } },
  });
  expect(onClose).toHaveBeenCalledOnce();
});

it('shows a version conflict and offers the new values', async () => {
  stubDesk(() => ({
    status: 409,
    body: acceptedReply({ outcome: 'Conflict', code: 'VERSION_CONFLICT', reason: 'The protection is at version 4.' }),
  }));
  const desk = await renderDesk(<EditProtection group="G7" onClose={() => {}} />, {
    tables: { Protection: [protectionRow()] },
  });
  await userEvent.click(screen.getByRole('button', { name: 'Change protection' }));
  expect(screen.getByText(/VERSION_CONFLICT/)).toBeTruthy();
  desk.wire().change('Protection', [protectionRow({ version: 4, stop: d('669.00') })]);
  await frame();
  await userEvent.click(screen.getByRole('button', { name: 'Take the new values' }));
  expect((screen.getByLabelText('Stop') as HTMLInputElement).value).toBe('669.00');
});
