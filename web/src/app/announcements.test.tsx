import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Announcements } from '@/app/announcements';
import { fillRow, orderRow } from '@/testing/fake-rows';
import { frame, renderDesk } from '@/testing/render';

const polite = () => screen.getByRole('status', { name: 'News' }).textContent;
const urgent = () => screen.getByRole('alert', { name: 'Urgent news' }).textContent;

it('says nothing of what was there before the page opened', async () => {
  await renderDesk(<Announcements />, {
    tables: { Fills: [fillRow()], Orders: [orderRow({ status: 'Rejected', isOpen: false })] },
  });
  expect([polite(), urgent()]).toEqual(['', '']);
});

it('says a fill politely, a stop hit and a rejection at once', async () => {
  const desk = await renderDesk(<Announcements />, { tables: { Orders: [orderRow()] } });
  desk.wire().change('Fills', [fillRow()]);
  await frame();
  expect(polite()).toContain('Bought 20 SPY at 669.80.');
  desk.wire().change('Fills', [fillRow({ execution: 'E2', side: 'Sell', purpose: 'Exit', reason: 'Stop' })]);
  desk.wire().change('Orders', [orderRow({ status: 'Rejected', isOpen: false, reason: 'no margin' })]);
  await frame();
  expect(urgent()).toContain('Stop hit: Sold 20 SPY at 669.80.');
  expect(urgent()).toContain('Buy 10 SPY: rejected. no margin');
});

it('says at once that the desk is lost', async () => {
  const desk = await renderDesk(<Announcements />);
  desk.wire().break();
  await frame();
  expect(urgent()).toContain('The connection to the desk is lost.');
});
