import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { ReplayControl } from '@/api/contract';
import { replayView } from '@/testing/fake-page-rows';
import { OnADesk } from '@/testing/on-a-desk';
import { Transport } from './transport';

const sources = import.meta.glob(['./*.ts', './*.tsx', '!./*.test.*'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

test('Replay_EveryFileOfIt_HasNoWayToATradingCommand', () => {
  expect(Object.keys(sources).length).toBeGreaterThan(5);
  for (const [file, text] of Object.entries(sources)) {
    expect(String(text), file).not.toMatch(/@\/api\/(trading|use-trading|use-command)|\bcommand\(|newIntent/);
    const addresses = String(text).match(/'\/terminal\/[^']*'|`\/terminal\/[^`]*`/g) ?? [];
    for (const address of addresses) expect(address, file).toMatch(/replays|journal\/days/);
  }
});

test('Transport_Paused_PlaysAtItsSpeedAndSteps', async () => {
  const move = vi.fn<(control: ReplayControl) => void>();
  render(<Transport view={replayView({ speed: 20 })} timeZone="America/New_York" move={move} />, { wrapper: OnADesk });
  await userEvent.click(screen.getByRole('button', { name: 'Play' }));
  await userEvent.click(screen.getByRole('button', { name: 'Step a minute' }));
  await userEvent.click(screen.getByRole('button', { name: 'max' }));
  expect(move.mock.calls.map(([control]) => control)).toEqual([
    { command: 'play', speed: 20 },
    { command: 'step' },
    { command: 'play', speed: 0 },
  ]);
  expect(screen.getByRole('timer').textContent).toBe('Fri 20 Nov 10:30:00 ET');
});

test('Transport_Playing_CanBePausedButNotStepped', async () => {
  const move = vi.fn<(control: ReplayControl) => void>();
  render(<Transport view={replayView({ isPlaying: true })} timeZone="America/New_York" move={move} />, {
    wrapper: OnADesk,
  });
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Step a minute' }).disabled).toBe(true);
  await userEvent.click(screen.getByRole('button', { name: 'Pause' }));
  expect(move).toHaveBeenCalledWith({ command: 'pause' });
});

test('Transport_BeforeTheFirstEvent_SaysSo', () => {
  render(<Transport view={replayView({ at: null, share: 0 })} timeZone="America/New_York" move={() => {}} />, {
    wrapper: OnADesk,
  });
  expect(screen.getByRole('timer').textContent).toBe('before the first event');
});
