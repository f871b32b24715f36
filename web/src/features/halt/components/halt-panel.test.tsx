import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { HaltView } from '@/api/contract';
import { morning } from '@/testing/fake-rows';
import { acceptedReply, renderDesk, stubDesk } from '@/testing/render';
import { HaltPanel } from './halt-panel';

const halt: HaltView = {
  level: 'BlockEntries',
  cause: 'DailyLoss',
  reason: 'lost 2,000',
  since: morning,
  by: 'the desk',
  needsLossConfirmation: true,
};

it('blocks entries at one click', async () => {
  const asked = stubDesk(() => ({ body: acceptedReply() }));
  await renderDesk(<HaltPanel />);
  await userEvent.click(screen.getByRole('button', { name: 'Block entries' }));
  expect(asked[0]).toMatchObject({
    path: '/terminal/accounts/practice-us/halt',
    body: { level: 'BlockEntries', owner: null },
  });
});

it('asks once more before it closes everything', async () => {
  const asked = stubDesk(() => ({ body: acceptedReply() }));
  await renderDesk(<HaltPanel />);
  await userEvent.click(screen.getByRole('button', { name: 'Flatten' }));
  expect(asked).toHaveLength(0);
  expect(screen.getByText(/Close every position of Practice US \(Paper\)/)).toBeTruthy();
  await userEvent.keyboard('{Enter}');
  expect(asked[0]?.body).toMatchObject({ level: 'Flatten' });
});

it('lifts a halt after a loss only when the loss was confirmed', async () => {
  const asked = stubDesk(() => ({ body: acceptedReply() }));
  await renderDesk(<HaltPanel />, {
    account: { halt, trading: { isAllowed: false, reasons: [{ code: 'HALT', text: 'Halted.' }] } },
  });
  const standing = within(screen.getByRole('region', { name: 'Standing halt' }));
  const release = standing.getByRole('button', { name: 'Release the halt' }) as HTMLButtonElement;
  expect(release.disabled).toBe(true);
  await userEvent.click(standing.getByRole('checkbox'));
  await userEvent.click(release);
  expect(asked[0]).toMatchObject({
    path: '/terminal/accounts/practice-us/halt/release',
    body: { confirmedLoss: true },
  });
});

it('lists every reason why entries are off', async () => {
  await renderDesk(<HaltPanel />, {
    account: {
      trading: {
        isAllowed: false,
        reasons: [
          { code: 'FEED_MUTE', text: 'The feed is mute.' },
          { code: 'LAG', text: 'The loop lags.' },
        ],
      },
    },
  });
  expect(within(screen.getByRole('list', { name: 'Why entries are off' })).getAllByRole('listitem')).toHaveLength(2);
});
