import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { expect, it } from 'vitest';
import { Shell } from '@/app/shell';
import { linkRow, sessionInfo } from '@/testing/fake-rows';
import { renderDesk, stubDesk } from '@/testing/render';

const draw = (over: Parameters<typeof renderDesk>[1] = {}) =>
  renderDesk(
    <Routes>
      <Route element={<Shell session={sessionInfo()} />}>
        <Route path="/" element={<input aria-label="Note" />} />
        <Route path="/trade" element={<p>the trade page</p>} />
      </Route>
    </Routes>,
    over,
  );

it('says mode, desk time with speed, and that all links live', async () => {
  await draw({
    account: {
      clock: {
        at: '2026-11-23T15:02:13Z',
        wallAt: '2026-11-23T15:02:13Z',
        speed: 0,
        isMarketTime: true,
        lagMs: 0,
      } as never,
    },
  });
  expect(screen.getByText('PAPER')).toBeTruthy();
  expect(screen.getByRole('timer', { name: 'Desk clock' }).textContent).toBe(
    'practice time Mon 23 Nov 10:02:13 ET, standing',
  );
  expect(screen.getByRole('status', { name: 'Connection' }).textContent).toMatch(/^Live/);
});

it('names the link that is down, with its state', async () => {
  await draw({ tables: { Links: [linkRow({ isUp: false, state: 'Mute' })] } });
  expect(screen.getByRole('status', { name: 'Connection' }).textContent).toBe('Feed Mute');
});

it('goes places by two keys and shows the sheet of keys', async () => {
  await draw();
  await userEvent.keyboard('gt');
  expect(screen.getByText('the trade page')).toBeTruthy();
  await userEvent.keyboard('?');
  expect(within(screen.getByRole('dialog', { name: 'Keys' })).getByText('Halt trading')).toBeTruthy();
});

it('opens the halt by a key, but not while one types', async () => {
  await draw();
  await userEvent.type(screen.getByRole('textbox', { name: 'Note' }), 'h');
  expect(screen.queryByRole('dialog')).toBeNull();
  (document.activeElement as HTMLElement).blur();
  await userEvent.keyboard('h');
  expect(screen.getByRole('dialog', { name: 'Halt Practice US (Paper)' })).toBeTruthy();
});

const owner = {
  isThisDesk: false,
  name: 'desk on host b',
  fence: 4,
  since: null,
  renewedAt: null,
  canTakeOver: true,
};

it('names the owner when this desk only looks on, and takes over once it may', async () => {
  const asked = stubDesk(() => ({ body: {} }));
  await draw({ account: { owner } });
  const banner = within(screen.getByRole('region', { name: 'Owner of the account' }));
  expect(banner.getByText('desk on host b')).toBeTruthy();
  await userEvent.click(banner.getByRole('button', { name: 'Take over' }));
  expect(asked[0]).toMatchObject({ method: 'POST', path: '/terminal/accounts/practice-us/take-over' });
});

it('lets no viewer take over', async () => {
  await draw({ account: { owner }, role: 'viewer' });
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Take over' }).disabled).toBe(true);
});
