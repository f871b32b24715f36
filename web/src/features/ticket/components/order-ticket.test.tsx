import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, expect, it } from 'vitest';
import type { OrderPreview } from '@/api/contract';
import { d, instrumentRow, orderRow, quoteRow } from '@/testing/fake-rows';
import { type Asked, acceptedReply, frame, renderDesk, stubDesk } from '@/testing/render';
import { OrderTicket } from './order-ticket';

const preview: OrderPreview = {
  wouldPass: true,
  code: 'OK',
  reason: '',
  checks: [
    { rule: 'MAX_QUANTITY', outcome: 'Passed', value: d('10'), limit: d('1000'), reason: null },
    { rule: 'DAILY_LOSS', outcome: 'Unknown', value: null, limit: null, reason: 'no profit known yet' },
  ],
  notional: d('6701.00'),
  worstLoss: d('33.50'),
  isUnlimited: false,
  margin: d('3350.50'),
  buyingPower: d('82120.15'),
  charges: d('1.04'),
};

let place: (asked: Asked) => { status?: number; body: unknown } | Promise<{ status?: number; body: unknown }>;
let asked: Asked[];

beforeEach(() => {
  place = () => ({ body: acceptedReply({ orders: ['FL30'] }) });
  asked = stubDesk((each) => (each.path.endsWith('/preview') ? { body: preview } : place(each)));
});

const placed = () => asked.filter((each) => each.path.endsWith('/orders'));
const ticket = (over: Parameters<typeof renderDesk>[1] = {}) =>
  renderDesk(<OrderTicket instrument={instrumentRow()} prefill={null} />, {
    tables: { Quotes: [quoteRow()] },
    ...over,
  });
const form = () => within(screen.getByRole('form', { name: 'Order ticket' }));

it('starts from what the market asks and shows charges, margin, worst case and failing checks first', async () => {
  await ticket();
  expect((form().getByLabelText('Limit price') as HTMLInputElement).value).toBe('671.22');
  const before = within(await screen.findByRole('region', { name: 'Before sending' }, { timeout: 3_000 }));
  expect(before.getByText('WOULD PASS')).toBeTruthy();
  for (const text of ['33.50', '3,350.50', '1.04', '6,701.00']) expect(before.getByText(text)).toBeTruthy();
  expect(before.getAllByRole('listitem')[0]?.textContent).toContain('DAILY_LOSS');
});

it('names mode and account on the ticket and on the button', async () => {
  await ticket();
  expect(screen.getByText('PAPER Practice US')).toBeTruthy();
  expect(form().getByRole('button', { name: 'Buy 1 SPY (Paper)' })).toBeTruthy();
});

it('sends once however often it is clicked while the first is on its way', async () => {
  let answer: (reply: { body: unknown }) => void = () => {};
  place = () => new Promise((resolve) => (answer = resolve));
  await ticket();
  const send = form().getByRole('button', { name: /^Buy 1 SPY/ });
  await userEvent.click(send);
  await userEvent.click(send);
  expect(send.textContent).toBe('Sending...');
  expect(placed()).toHaveLength(1);
  answer({ body: acceptedReply({ orders: ['FL30'] }) });
  await frame();
  expect(placed()[0]?.headers['Idempotency-Key']).toMatch(/^[0-9a-f]{32}$/);
});

it('stays "sent" until the order row says more', async () => {
  const desk = await ticket();
  await userEvent.click(form().getByRole('button', { name: /^Buy 1 SPY/ }));
  const result = within(await screen.findByRole('list', { name: 'Order result' }));
  expect(result.getByText('sent')).toBeTruthy();
  desk.wire().change('Orders', [orderRow({ order: 'FL30', status: 'Working' })]);
  await frame();
  expect(result.getByText('working')).toBeTruthy();
});

it('shows why an order was refused, also to those who listen', async () => {
  place = () => ({
    status: 422,
    body: acceptedReply({ outcome: 'Refused', code: 'MAX_QUANTITY', reason: 'At most 1000 units.' }),
  });
  await ticket();
  await userEvent.click(form().getByRole('button', { name: /^Buy 1 SPY/ }));
  expect(
    within(await screen.findByRole('region', { name: 'Order result' })).getByText(/At most 1000 units/),
  ).toBeTruthy();
  expect(screen.getByRole('alert', { name: 'Urgent news' }).textContent).toContain(
    'Buy 1 SPY: refused. At most 1000 units.',
  );
});

it('sends the same wish with the same key after no answer came', async () => {
  let isFirst = true;
  place = () => {
    if (!isFirst) return { body: acceptedReply({ orders: ['FL30'] }) };
    isFirst = false;
    throw new TypeError('network');
  };
  await ticket();
  await userEvent.click(form().getByRole('button', { name: /^Buy 1 SPY/ }));
  expect(await screen.findByText('UNKNOWN')).toBeTruthy();
  await userEvent.click(form().getByRole('button', { name: /^Buy 1 SPY/ }));
  const [first, second] = placed();
  expect(second?.headers['Idempotency-Key']).toBe(first?.headers['Idempotency-Key']);
});

it('says what is wrong with a field and sends nothing', async () => {
  await ticket();
  const size = form().getByLabelText('Quantity');
  await userEvent.clear(size);
  await userEvent.type(size, '0{Enter}');
  expect(size.getAttribute('aria-invalid')).toBe('true');
  expect(form().getByText('A whole number, 1 or more.')).toBeTruthy();
  expect(placed()).toHaveLength(0);
});

it('says what is missing when another instrument was chosen and has no price yet', async () => {
  function Chosen() {
    const [instrument, choose] = useState(instrumentRow());
    return (
      <>
        <button type="button" onClick={() => choose(instrumentRow({ id: 9, symbol: 'QQQ' }))}>
          Choose QQQ
        </button>
        <OrderTicket instrument={instrument} prefill={null} />
      </>
    );
  }
  await renderDesk(<Chosen />, { tables: { Quotes: [quoteRow()] } });
  await userEvent.click(screen.getByRole('button', { name: 'Choose QQQ' }));
  const price = form().getByLabelText('Limit price') as HTMLInputElement;
  expect([price.value, price.getAttribute('aria-invalid')]).toEqual(['', null]);
  await userEvent.click(form().getByRole('button', { name: /^Buy 1 QQQ/ }));
  expect(price.getAttribute('aria-invalid')).toBe('true');
  expect(form().getByText('A price is needed.')).toBeTruthy();
  expect(document.activeElement).toBe(price);
  expect(placed()).toHaveLength(0);
});

it('tells a viewer why it is locked and asks the desk for nothing', async () => {
  await ticket({ role: 'viewer' });
  expect((form().getByRole('button', { name: /^Buy 1 SPY/ }) as HTMLButtonElement).disabled).toBe(true);
  expect(form().getByText('You look on as a viewer; orders are for traders.')).toBeTruthy();
  await userEvent.type(form().getByLabelText('Quantity'), '0{Enter}');
  // Longer than the preview waits for the typing to rest.
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(asked).toEqual([]);
});

it('warns of an entry without a stop', async () => {
  await ticket();
  await userEvent.selectOptions(form().getByLabelText('Stop by'), 'none');
  expect(form().getByText('No stop: the fill stands unprotected.')).toBeTruthy();
});
