import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { linkRow } from '@/testing/fake-rows';
import { OnADesk } from '@/testing/on-a-desk';
import { LinkCard } from './link-card';
import { downFirst, summaryOf } from './model';

test('Links_OneDown_StandsFirstAndIsCounted', () => {
  const rows = [linkRow(), linkRow({ link: 'Orders', isUp: false })];
  expect(downFirst(rows)[0]?.link).toBe('Orders');
  expect(summaryOf(rows)).toBe('1 of 2 links is down');
  expect(summaryOf([linkRow()])).toBe('1 link, all up');
});

test('LinkCard_PingUnknown_SaysNotMeasuredAndNeverZero', () => {
  render(<LinkCard row={linkRow({ pingMs: null, since: null, lastTickAt: null })} />, { wrapper: OnADesk });
  const card = screen.getByRole('article', { name: 'Practice: Market data' });
  expect(within(card).getByText('not measured')).toBeTruthy();
  expect(within(card).getByText('none yet')).toBeTruthy();
  expect(within(card).getByText('unknown: not told')).toBeTruthy();
});

test('LinkCard_Down_SaysTheWordAndTheState', () => {
  render(<LinkCard row={linkRow({ isUp: false, state: 'Mute', evidence: 'no tick for 30 s' })} />, {
    wrapper: OnADesk,
  });
  expect(screen.getByText('Down: Mute')).toBeTruthy();
  expect(screen.getByText('no tick for 30 s')).toBeTruthy();
});
