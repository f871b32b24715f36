import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { waitingTable } from '@/lib/table-stream';
import { checkView, decisionRow } from '@/testing/fake-page-rows';
import { d } from '@/testing/fake-rows';
import { OnADesk } from '@/testing/on-a-desk';
import { DecisionDetail } from './decision-detail';
import { DecisionList } from './decision-list';
import { MissingDecision } from './missing-decision';

const rows = [
  decisionRow({ seq: 9 }),
  decisionRow({ seq: 8, verdict: 'Refused', code: 'HALT' }),
  decisionRow({ seq: 7 }),
];

function Chooser({ open }: { open(seq: string): void }) {
  const [chosen, choose] = useState<string | null>(null);
  return (
    <DecisionList
      table={{ ...waitingTable(new Map(rows.map((row) => [String(row.seq), row]))), phase: 'live' }}
      rows={rows}
      chosen={chosen}
      timeZone="America/New_York"
      choose={choose}
      open={open}
    />
  );
}

test('List_KeysDownUpAndEnter_MoveAndOpen', async () => {
  const open = vi.fn();
  render(<Chooser open={open} />, { wrapper: OnADesk });
  const lines = () =>
    within(screen.getByRole('grid', { name: 'Decisions' }))
      .getAllByRole('row')
      .slice(1);
  await userEvent.tab();
  expect(document.activeElement).toBe(lines()[0]);
  await userEvent.keyboard('{ArrowDown}');
  expect(lines()[1]?.getAttribute('aria-selected')).toBe('true');
  expect(document.activeElement).toBe(lines()[1]);
  await userEvent.keyboard('{End}{ArrowUp}{Enter}');
  expect(open).toHaveBeenCalledWith('8');
});

test('Detail_Refused_WhyNotFirstThenTheFailingChecks', () => {
  const refused = decisionRow({
    verdict: 'Refused',
    code: 'STALE_DATA',
    checks: [
      checkView({ rule: 'SIZE' }),
      checkView({ rule: 'STALE_DATA', outcome: 'Refused', value: d('9.2'), limit: d('5'), reason: 'too old' }),
      checkView({ rule: 'MAX_LOSS', outcome: 'Unknown', value: null, limit: null, reason: 'no price' }),
    ],
  });
  render(<DecisionDetail row={refused} timeZone="America/New_York" />, { wrapper: OnADesk });
  expect(screen.getByText('Why not?').parentElement?.textContent).toContain('because too old; and MAX_LOSS could not');
  const checks = within(screen.getByRole('list', { name: 'Checks, failing first' })).getAllByRole('listitem');
  expect(checks.map((each) => each.textContent?.match(/[A-Z_]{4,}/)?.[0])).toEqual(['STALE_DATA', 'MAX_LOSS', 'SIZE']);
  expect(screen.getByRole('meter', { name: 'STALE_DATA: 9.2 against 5' })).toBeTruthy();
  expect(checks[1]?.textContent).toContain('not measured');
});

test('Missing_SequenceNoLongerKept_PointsToTheJournal', () => {
  render(<MissingDecision seq="12" order={null} isTold />, { wrapper: OnADesk });
  expect(screen.getByRole('link', { name: 'item 12' }).getAttribute('href')).toBe('/journal?seq=12');
});

test('Missing_OrderThatNoDecisionNames_SaysSo', () => {
  render(<MissingDecision seq={null} order="FL12" isTold />, { wrapper: OnADesk });
  expect(screen.getByText(/None of the latest decisions names order FL12/)).toBeTruthy();
});
