import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { expect, it } from 'vitest';
import { PasswordPage } from '@/app/pages/password-page';
import { sessionInfo } from '@/testing/fake-rows';
import { type Asked, renderDesk, stubDesk } from '@/testing/render';

const draw = (reply: (asked: Asked) => { status?: number; body: unknown }) => {
  const asked = stubDesk(reply);
  return renderDesk(
    <Routes>
      <Route path="/" element={<PasswordPage />} />
      <Route path="/desk" element={<p>the desk page</p>} />
    </Routes>,
  ).then(() => asked);
};
const fill = async (next: string, again = next) => {
  await userEvent.type(screen.getByLabelText('Current password'), 'the old password');
  await userEvent.type(screen.getByLabelText('New password'), next);
  await userEvent.type(screen.getByLabelText('New password again'), `${again}{Enter}`);
};

it('sends a password that is long enough and goes to the desk', async () => {
  const asked = await draw(() => ({ body: sessionInfo() }));
  await fill('twelve signs');
  expect(await screen.findByText('the desk page')).toBeTruthy();
  expect(asked).toMatchObject([
    { path: '/auth/password', body: { next: 'twelve signs', current: 'the old password' } },
  ]);
});

it('sends none that the desk would refuse as too short', async () => {
  const asked = await draw(() => ({ body: sessionInfo() }));
  await fill('eleven sign');
  expect(screen.getByText('At least 12 characters.')).toBeTruthy();
  expect(asked).toEqual([]);
});

it('stays and says why the desk refused', async () => {
  await draw(() => ({ status: 401, body: { code: 'LOGIN_REFUSED', reason: 'Name, password or code is wrong.' } }));
  await fill('twelve signs');
  expect((await screen.findByText('Name, password or code is wrong.')).getAttribute('role')).toBe('alert');
});
