import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { d, positionRow } from '@/testing/fake-rows';
import { renderDesk } from '@/testing/render';
import { PositionsPanel } from './positions-panel';

const calls = () => ({ onSelect: vi.fn(), onFlatten: vi.fn(), onEditStop: vi.fn(), onOpen: vi.fn() });

it('shows side, units, age and worth with a sign, and flattens where the row stands', async () => {
  const on = calls();
  await renderDesk(<PositionsPanel selected="1 1" {...on} />, { tables: { Positions: [positionRow()] } });
  const region = screen.getByRole('region', { name: 'Positions' });
  expect(within(region).getByText('Long 20')).toBeTruthy();
  expect(within(region).getByText('+28.20')).toBeTruthy();
  await userEvent.click(within(region).getByRole('button', { name: 'Flatten SPY' }));
  expect(on.onFlatten).toHaveBeenCalledWith(expect.objectContaining({ key: '1 1' }));
  await userEvent.click(within(region).getByRole('button', { name: 'Edit stop SPY' }));
  expect(on.onEditStop).toHaveBeenCalledWith('G7');
});

it('says unknown, not zero, for a position without a price', async () => {
  await renderDesk(<PositionsPanel selected="1 1" {...calls()} />, {
    tables: { Positions: [positionRow({ mark: null, markAt: null, unrealised: null })] },
  });
  expect(screen.getAllByText('unknown').length).toBeGreaterThan(0);
  expect(screen.queryByText('0.00')).toBeNull();
});

it('marks a position that is not wholly covered', async () => {
  await renderDesk(<PositionsPanel selected={null} {...calls()} />, {
    tables: {
      Positions: [
        positionRow({ covered: 0 }),
        positionRow({ key: '1 2', symbol: 'QQQ', instrument: 2, covered: 5, unrealised: d('-1') }),
      ],
    },
  });
  expect(screen.getByText('UNPROTECTED')).toBeTruthy();
  expect(screen.getByText('5 OF 20 COVERED')).toBeTruthy();
});

it('tells no position from one that is still awaited', async () => {
  await renderDesk(<PositionsPanel selected={null} {...calls()} />, { tables: { Positions: [] } });
  expect(screen.getByText('No open position.')).toBeTruthy();
});
