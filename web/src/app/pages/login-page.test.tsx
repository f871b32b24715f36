import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, Route, Routes } from 'react-router';
import { expect, it } from 'vitest';
import { LoginPage } from '@/app/pages/login-page';
import { sessionInfo } from '@/testing/fake-rows';
import { type Asked, stubDesk } from '@/testing/render';

const draw = (address = '/login') =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter initialEntries={[address]}>
        <Routes>
          <Route path="/login" element={<LoginPage />} />
          <Route path="/trade" element={<p>the trade page</p>} />
          <Route path="/desk" element={<p>the desk page</p>} />
        </Routes>
      </MemoryRouter>
    </QueryClientProvider>,
  );

const out = { loggedIn: false, passwordSet: true };
const inside = sessionInfo();
const desk = (login: (asked: Asked) => { status?: number; body: unknown }) =>
  stubDesk((asked) => (asked.method === 'GET' ? { body: out } : login(asked)));

it('logs in and goes where one wanted to go', async () => {
  const asked = desk(() => ({ body: inside }));
  draw('/login?to=%2Ftrade');
  await userEvent.type(await screen.findByLabelText('Password'), 'a long password{Enter}');
  expect(await screen.findByText('the trade page')).toBeTruthy();
  expect(asked.at(-1)?.body).toEqual({ name: 'owner', password: 'a long password' });
});

it.each(['//evil.example', '/\\evil.example', 'https://evil.example'])('never leads to %s', async (to) => {
  desk(() => ({ body: inside }));
  draw(`/login?to=${encodeURIComponent(to)}`);
  await userEvent.type(await screen.findByLabelText('Password'), 'a long password{Enter}');
  expect(await screen.findByText('the desk page')).toBeTruthy();
});

it('says why it was refused', async () => {
  desk(() => ({ status: 401, body: { code: 'LOGIN_REFUSED', reason: 'Name, password or code is wrong.' } }));
  draw();
  await userEvent.type(await screen.findByLabelText('Password'), 'wrong{Enter}');
  expect((await screen.findByRole('alert')).textContent).toBe('Name, password or code is wrong.');
});

it('asks for the second factor when the desk does', async () => {
  const asked = desk(({ body }) =>
    'code' in (body as object)
      ? { body: inside }
      : { status: 401, body: { code: 'TOTP_REQUIRED', reason: 'A code is needed.' } },
  );
  draw();
  await userEvent.type(await screen.findByLabelText('Password'), 'a long password{Enter}');
  await userEvent.type(await screen.findByLabelText('Code of the second factor'), '123456{Enter}');
  expect(await screen.findByText('the desk page')).toBeTruthy();
  expect(asked.at(-1)?.body).toMatchObject({ code: '123456' });
});

it('points to the one-time link while no password is set', async () => {
  stubDesk(() => ({ body: { loggedIn: false, passwordSet: false } }));
  draw();
  expect(await screen.findByText(/Open the one-time link/)).toBeTruthy();
});
