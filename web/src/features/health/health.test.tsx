import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { healthView, loopView } from '@/testing/fake-page-rows';
import { t } from '@/testing/fake-rows';
import { LoopPanel } from './loop-panel';
import { appended, loopLine, mostSamples, sizeText, uptimeText, type Watched } from './model';

test('Appended_ManyAnswers_StaysWithinItsBound', () => {
  let watched: Watched | undefined;
  for (let count = 0; count < mostSamples + 10; count += 1)
    watched = appended(watched, healthView({ loops: [loopView({ lagMs: count })] }));
  expect(watched?.samples).toHaveLength(mostSamples);
  expect(loopLine(watched?.samples ?? [], 'practice-us', (loop) => loop.lagMs).at(-1)).toBe(mostSamples + 9);
});

test('Appended_DeskStartedAnew_BeginsAnew', () => {
  const before = appended(undefined, healthView());
  expect(appended(before, healthView({ startedAt: t('2026-11-23T15:00:00Z') })).samples).toHaveLength(1);
});

test('Size_Unknown_IsAWord', () => {
  expect(sizeText(null)).toBe('unknown');
  expect(sizeText(48_200)).toBe('47.1 GB');
  expect(uptimeText(7_080)).toBe('1 h 58 min');
});

test('Loop_Stopped_SaysWhyAtOnce', () => {
  render(<LoopPanel loop={loopView({ fault: 'disk full', intakeDepth: 3, durableSequence: 18_200 })} samples={[]} />);
  expect(screen.getByRole('alert').textContent).toBe('Stopped: disk full');
  expect(screen.getByText('3 of 4,096')).toBeTruthy();
  expect(screen.getByText('18,200, 4 to go')).toBeTruthy();
});
