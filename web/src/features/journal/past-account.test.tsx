import { act, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { pastView } from '@/testing/fake-page-rows';
import { accountRow, t } from '@/testing/fake-rows';
import { OnADesk } from '@/testing/on-a-desk';
import { PastAccount, settleMs } from './past-account';

const shown = { account: 'practice-us', currency: 'USD', timeZone: 'America/New_York', leave: () => {} };

afterEach(() => {
  vi.useRealTimers();
});

test('Past_Told_FramedWithItsTimeAndNotNow', async () => {
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(Response.json(pastView({ at: t('2026-11-23T15:02:13Z') })));
  render(<PastAccount {...shown} seq={1_000} />, { wrapper: OnADesk });
  const banner = await screen.findByText(/As it was at 10:02:13 ET, Mon 23 Nov, after item 1000\. Not now\./);
  expect(banner.getAttribute('role')).toBe('status');
  expect(screen.getByRole('table', { name: 'Positions' })).toBeTruthy();
});

test('Past_UnknownProfit_SaysTheReasonAndNoZero', async () => {
  const profit = { ...accountRow().profit, unrealised: null, unknownReason: 'no price had come yet' };
  vi.spyOn(globalThis, 'fetch').mockResolvedValue(Response.json(pastView({ profit })));
  render(<PastAccount {...shown} seq={1_000} />, { wrapper: OnADesk });
  expect(await screen.findByText('unknown: no price had come yet')).toBeTruthy();
});

test('Past_ScrubbedFurther_OlderRequestIsCancelledAndOnlyTheLastIsAsked', async () => {
  const asked: { seq: string; signal: AbortSignal | null | undefined }[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
    const seq = String(input).split('/').at(-1) ?? '';
    asked.push({ seq, signal: init?.signal });
    // The first never comes; the browser ends it when it is cancelled.
    if (seq === '10') {
      return new Promise((_, reject) =>
        init?.signal?.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError'))),
      );
    }
    return Promise.resolve(Response.json(pastView({ seq: Number(seq) })));
  });
  vi.useFakeTimers();
  const { rerender } = render(<PastAccount {...shown} seq={10} />, { wrapper: OnADesk });
  await act(() => vi.advanceTimersByTimeAsync(settleMs / 2));
  expect(asked.map((each) => each.seq)).toEqual(['10']);
  for (const seq of [11, 12, 13]) {
    rerender(<PastAccount {...shown} seq={seq} />);
    await act(() => vi.advanceTimersByTimeAsync(settleMs / 2));
  }
  await act(() => vi.advanceTimersByTimeAsync(settleMs));
  expect(asked.map((each) => each.seq)).toEqual(['10', '13']);
  expect(asked[0]?.signal?.aborted).toBe(true);
});
