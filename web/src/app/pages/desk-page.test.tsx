import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { HaltView } from '@/api/contract';
import { keys } from '@/app/keys';
import { DeskPage } from '@/app/pages/desk-page';
import { morning, orderRow, positionRow, protectionRow, strategyRow } from '@/testing/fake-rows';
import { acceptedReply, renderDesk, stubDesk } from '@/testing/render';

const halt: HaltView = {
  level: 'BlockEntries',
  cause: 'Requested',
  reason: 'asked on the terminal',
  since: morning,
  by: 'ada',
  needsLossConfirmation: false,
};

const draw = (over: Parameters<typeof renderDesk>[1] = {}) =>
  renderDesk(<DeskPage />, {
    keys,
    tables: {
      Positions: [positionRow(), positionRow({ key: '1 2', instrument: 2, symbol: 'QQQ' })],
      Protection: [protectionRow()],
      Orders: [orderRow()],
      Strategies: [strategyRow()],
    },
    ...over,
  });

it('has every region under its name', async () => {
  await draw();
  for (const name of [
    'Equity',
    'Positions',
    'Protection',
    'Working orders',
    'Trading',
    'Strategies',
    'Alerts',
    'Fills',
  ]) {
    expect(screen.getByRole('region', { name })).toBeTruthy();
  }
});

it('flattens the selected position by keys alone', async () => {
  const asked = stubDesk(() => ({ body: acceptedReply() }));
  await draw();
  screen.getByRole('button', { name: 'Flatten QQQ' }).focus();
  await userEvent.keyboard('x');
  expect(screen.getByRole('dialog', { name: 'Flatten QQQ?' })).toBeTruthy();
  await userEvent.keyboard('{Enter}');
  expect(asked[0]).toMatchObject({ path: '/terminal/accounts/practice-us/flatten', body: { owner: 1, instrument: 2 } });
});

it('flattens everything only after the word was typed', async () => {
  const asked = stubDesk(() => ({ body: acceptedReply() }));
  await draw();
  await userEvent.keyboard('{Shift>}X{/Shift}');
  expect(screen.getByRole('dialog', { name: 'Flatten everything?' })).toBeTruthy();
  await userEvent.keyboard('flat{Enter}');
  expect(asked).toHaveLength(0);
  await userEvent.keyboard('ten{Enter}');
  expect(asked[0]?.body).toMatchObject({ owner: null, instrument: null });
});

it("switches a strategy only by the desk's word", async () => {
  const asked = stubDesk(() => ({ body: acceptedReply() }));
  await draw();
  const toggle = screen.getByRole('switch', { name: 'Opening range entries' });
  await userEvent.click(toggle);
  expect(asked[0]).toMatchObject({ path: '/terminal/accounts/practice-us/strategies/1', body: { isOn: false } });
  expect(toggle.getAttribute('aria-checked')).toBe('true');
});

it('cancels a working order', async () => {
  const asked = stubDesk(() => ({ body: acceptedReply() }));
  await draw();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel FL12' }));
  expect(asked[0]).toMatchObject({ method: 'DELETE', path: '/terminal/accounts/practice-us/orders/FL12' });
});

const locked = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name }).disabled;

it('locks every command for a viewer', async () => {
  const asked = stubDesk(() => ({ body: acceptedReply() }));
  await draw({ role: 'viewer', account: { halt } });
  for (const name of ['Cancel FL12', 'Block entries', 'Cancel working', 'Flatten', 'Release the halt'])
    expect([name, locked(name)]).toEqual([name, true]);
  expect(screen.getByText('You look on as a viewer; halts are for traders.')).toBeTruthy();

  const toggle = screen.getByRole('switch', { name: 'Opening range entries' });
  expect(toggle.getAttribute('aria-disabled')).toBe('true');
  await userEvent.click(toggle);

  await userEvent.click(screen.getByRole('button', { name: 'Flatten QQQ' }));
  expect(locked('Flatten QQQ now')).toBe(true);
  await userEvent.click(screen.getByRole('button', { name: 'Leave it open' }));

  await userEvent.keyboard('{Shift>}X{/Shift}flatten{Enter}');
  expect(locked('Flatten everything')).toBe(true);
  await userEvent.click(screen.getByRole('button', { name: 'Leave all open' }));

  await userEvent.click(screen.getByRole('button', { name: 'Edit protection SPY G7' }));
  expect(locked('Change protection')).toBe(true);
  await userEvent.type(screen.getByLabelText('Stop'), '{Enter}');
  expect(asked).toEqual([]);
});
