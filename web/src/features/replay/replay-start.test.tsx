import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { cannedFolders } from '@/testing/fake-canned';
import { replayView } from '@/testing/fake-page-rows';
import { OnADesk } from '@/testing/on-a-desk';
import { Replay } from './replay';
import { ReplayStart } from './replay-start';

/** A desk with one journal day and the canned folders; it refuses a day when told so. */
function answer(refusal?: string): { readonly posted: unknown[] } {
  const posted: unknown[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const path = String(input);
    if (path.endsWith('/journal/days')) return Response.json(['2026-11-20']);
    if (path.endsWith('/backtests/data')) return Response.json(cannedFolders);
    if (init?.method !== 'POST') return Response.json([]);
    posted.push(JSON.parse(String(init.body)));
    return refusal === undefined
      ? Response.json(replayView({ id: 'replay-9' }))
      : Response.json({ code: 'REFUSED', reason: refusal }, { status: 422 });
  });
  return { posted };
}

test('Start_OwnJournal_SendsAccountAndDay', async () => {
  const { posted } = answer();
  const open = vi.fn();
  render(<ReplayStart replays={[]} open={open} />, { wrapper: OnADesk });
  await screen.findByRole('option', { name: '2026-11-20' });
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Day' }), '2026-11-20');
  await userEvent.click(screen.getByRole('button', { name: 'Open the replay' }));
  await vi.waitFor(() => expect(open).toHaveBeenCalledWith('replay-9'));
  expect(posted).toEqual([{ account: 'practice-us', day: '2026-11-20' }]);
});

test('Start_DataFolder_SendsFolderSymbolsAndDay', async () => {
  const { posted } = answer();
  const open = vi.fn();
  render(<ReplayStart replays={[]} open={open} />, { wrapper: OnADesk });
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Recording' }), 'Data folder');
  expect((await screen.findByRole<HTMLInputElement>('checkbox', { name: 'SPY' })).checked).toBe(true);
  expect(screen.getByText('Recorded from 2013-10-07 to 2013-10-11.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Open the replay' }));
  await vi.waitFor(() => expect(open).toHaveBeenCalledWith('replay-9'));
  expect(posted).toEqual([
    { account: null, day: '2013-10-11', folder: 'data/market', symbols: ['SPY'], timeframe: '1m' },
  ]);
});

test('Start_FolderThatCannotBeRead_SaysWhyAndCannotOpen', async () => {
  answer();
  render(<ReplayStart replays={[]} open={() => {}} />, { wrapper: OnADesk });
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Recording' }), 'Data folder');
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Data folder' }), 'data/broken');
  expect(screen.getByText('data/broken: no folder of that name')).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Open the replay' }).disabled).toBe(true);
});

test('Start_Refused_SaysTheDesksReason', async () => {
  answer('SPY has nothing of 2013-10-09');
  const open = vi.fn();
  render(<ReplayStart replays={[]} open={open} />, { wrapper: OnADesk });
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Recording' }), 'Data folder');
  await screen.findByRole('checkbox', { name: 'SPY' });
  await userEvent.click(screen.getByRole('button', { name: 'Open the replay' }));
  expect((await screen.findByRole('alert')).textContent).toContain('SPY has nothing of 2013-10-09');
  expect(open).not.toHaveBeenCalled();
});

test.each([
  ['preparing', null],
  ['failed', 'no row of SPY lies inside the session'],
])('Replay_%s_ShowsNoTransport', async (_, problem) => {
  const view = replayView({ preparing: 0.4, at: null, share: 0, instruments: [], problem });
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) =>
    Response.json(String(input).endsWith('/replays') ? [view] : []),
  );
  render(
    <OnADesk at="/replay?replay=replay-1">
      <Replay />
    </OnADesk>,
  );
  if (problem === null) expect(await screen.findByRole('meter', { name: 'Prepared: 40 %' })).toBeTruthy();
  else expect((await screen.findByRole('alert')).textContent).toBe(`It could not be prepared: ${problem}`);
  expect(screen.queryByRole('button', { name: 'Play' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Choose another day' })).toBeTruthy();
});
