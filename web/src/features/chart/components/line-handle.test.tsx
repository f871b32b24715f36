import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { d, protectionRow } from '@/testing/fake-rows';
import { linesOf } from '../model';
import type { PriceChart } from '../price-chart';
import { type AmendAnswer, LineHandle } from './line-handle';

const chart = {
  height: () => 500,
  yOf: (price: number) => 1_000 - price,
  priceAt: (y: number) => 1_000 - y,
} as unknown as PriceChart;
const lineOf = (version: number, stop: string) => {
  const [line] = linesOf(1, [], [protectionRow({ version, stop: d(stop), target: null })], []);
  if (!line) throw new Error('no stop line');
  return line;
};

function draw(answer: AmendAnswer, isLocked = false) {
  const onAmend = vi.fn(async () => answer);
  const element = (version: number, stop: string) => (
    <LineHandle
      line={lineOf(version, stop)}
      tick={d('0.05')}
      chart={chart}
      isLocked={isLocked}
      onDraw={() => () => {}}
      onAmend={onAmend}
    />
  );
  const drawn = render(element(3, '667.50'));
  return { onAmend, row: (version: number, stop: string) => drawn.rerender(element(version, stop)) };
}

const slider = () => screen.getByRole('slider', { name: 'Stop SPY' });
const says = () => slider().getAttribute('aria-valuetext');

it('moves by a tick, by ten with Shift, and back by Escape', async () => {
  const { onAmend } = draw({ isAccepted: true });
  slider().focus();
  await userEvent.keyboard('{ArrowUp}{Shift>}{ArrowUp}{/Shift}');
  expect(says()).toBe('668.05, not sent');
  await userEvent.keyboard('{Escape}');
  expect(says()).toBe('667.50');
  expect(onAmend).not.toHaveBeenCalled();
});

it('is sent by Enter and confirmed only by the row', async () => {
  const { onAmend, row } = draw({ isAccepted: true });
  slider().focus();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(onAmend).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ group: 'G7', expectedVersion: 3, plan: expect.objectContaining({ stopAt: '667.45' }) }),
  );
  expect(says()).toBe('667.45, sent');
  act(() => row(4, '667.45'));
  expect(says()).toBe('667.45, confirmed');
});

it('is restored with the reason when refused', async () => {
  draw({ isAccepted: false, isUnknown: false, reason: 'VERSION_CONFLICT: it changed meanwhile' });
  slider().focus();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(says()).toBe('667.50, refused: VERSION_CONFLICT: it changed meanwhile');
});

it('sends nothing when it did not move', async () => {
  const { onAmend } = draw({ isAccepted: true });
  slider().focus();
  await userEvent.keyboard('{ArrowDown}{ArrowUp}{Enter}');
  expect(onAmend).not.toHaveBeenCalled();
  expect(says()).toBe('667.50');
});

it('can be read but not moved by hand or key when it is locked', async () => {
  const { onAmend } = draw({ isAccepted: true }, true);
  expect(slider().getAttribute('aria-disabled')).toBe('true');
  slider().focus();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  fireEvent.pointerDown(slider(), { pointerId: 1, button: 0, clientY: 333 });
  fireEvent.pointerMove(slider(), { pointerId: 1, clientY: 300 });
  fireEvent.pointerUp(slider(), { pointerId: 1 });
  expect(says()).toBe('667.50');
  expect(onAmend).not.toHaveBeenCalled();
});
