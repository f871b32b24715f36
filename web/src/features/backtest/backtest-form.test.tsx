import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { cannedFolders, cannedStrategies } from '@/testing/fake-canned';
import { backtestView } from '@/testing/fake-page-rows';
import { OnADesk } from '@/testing/on-a-desk';
import { BacktestForm } from './backtest-form';

function answer(): { readonly posted: string[] } {
  const posted: string[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const path = String(input);
    if (path.endsWith('/strategies')) return Response.json(cannedStrategies);
    if (path.endsWith('/data')) return Response.json(cannedFolders);
    posted.push(String(init?.body));
    return Response.json(backtestView({ id: 'bt-9' }));
  });
  return { posted };
}

test('Form_ParameterOutOfRange_SaysItAndCannotRun', async () => {
  answer();
  render(<BacktestForm started={() => {}} />, { wrapper: OnADesk });
  const fast = await screen.findByRole('textbox', { name: 'fast' });
  await userEvent.clear(fast);
  await userEvent.type(fast, '1');
  expect(screen.getByText('Fast: At least 2.')).toBeTruthy();
  expect(fast.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Run the backtest' }).disabled).toBe(true);
});

test('Form_ChangedParameter_IsSentWithTheOthersDefaults', async () => {
  const { posted } = answer();
  const started = vi.fn();
  render(<BacktestForm started={started} />, { wrapper: OnADesk });
  const fast = await screen.findByRole('textbox', { name: 'fast' });
  await userEvent.clear(fast);
  await userEvent.type(fast, '12');
  await userEvent.click(screen.getByRole('button', { name: 'Run the backtest' }));
  await vi.waitFor(() => expect(started).toHaveBeenCalledWith('bt-9'));
  expect(JSON.parse(posted[0] ?? '{}')).toMatchObject({
    strategy: 'sma-cross',
    symbols: ['AAPL'],
    timeframe: '1d',
    parameters: { Fast: '12', Slow: '30', StopPct: '2', AllowShort: 'False' },
    cash: null,
  });
});

test('Form_LastSymbolTakenAway_SaysWhatIsMissing', async () => {
  answer();
  render(<BacktestForm started={() => {}} />, { wrapper: OnADesk });
  // The first choice was the form's own; it becomes the user's with the first change.
  await userEvent.click(await screen.findByRole('checkbox', { name: 'SPY' }));
  await userEvent.click(screen.getByRole('checkbox', { name: 'SPY' }));
  await userEvent.click(screen.getByRole('checkbox', { name: 'AAPL' }));
  expect(screen.getByText('Choose at least one symbol.')).toBeTruthy();
});
