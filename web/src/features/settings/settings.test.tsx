import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { optionRow } from '@/testing/fake-page-rows';
import { OnADesk } from '@/testing/on-a-desk';
import { canChange, fits, inFours, passwordFault, sectionsOf, valueFault } from './model';
import { OptionLine } from './option-line';
import { forgetLayouts } from './saved-layouts';

test('Sections_ByTheFirstWordOfTheKey_InTheDesksOrder', () => {
  const rows = ['server.port', 'practice.speed', 'server.host'].map((key) => optionRow({ key }));
  expect(sectionsOf(rows).map((each) => [each.name, each.rows.length])).toEqual([
    ['server', 2],
    ['practice', 1],
  ]);
});

test('Value_OutsideOfItsRange_SaysTheRange', () => {
  expect(valueFault(optionRow({ range: '0 to 60' }), '61')).toBe('From 0 to 60.');
  expect(valueFault(optionRow({ range: '1,000 to 2,000' }), '999')).toBe('From 1000 to 2000.');
  expect(valueFault(optionRow({ range: 'a multiple of five' }), '61')).toBeNull();
  expect(valueFault(optionRow({ type: 'int' }), '1.5')).toBe('Write a whole number.');
});

test('CanChange_SetByTheEnvironment_StaysTheEnvironments', () => {
  expect(canChange(optionRow({ source: 'environment' }))).toBe(false);
  expect(canChange(optionRow({ source: 'default' }))).toBe(true);
});

test('Fits_WordsInHelpAndKey_AllMustBeThere', () => {
  expect(fits(optionRow(), 'practice stands')).toBe(true);
  expect(fits(optionRow(), 'practice port')).toBe(false);
});

test('Password_ShortOrDifferent_SaysWhich', () => {
  expect(passwordFault('eleven sign', 'eleven sign')).toBe('At least 12 characters.');
  expect(passwordFault('long enough 1', 'long enough 2')).toBe('The two passwords differ.');
  expect(passwordFault('long enough 1', 'long enough 1')).toBeNull();
});

test('Key_ToBeTyped_InGroupsOfFour', () => {
  expect(inFours('ABCDEFGHIJ')).toBe('ABCD EFGH IJ');
});

test('ForgetLayouts_OtherKeys_Stay', () => {
  localStorage.setItem('react-resizable-panels:fairlead.layout.desk', '{}');
  localStorage.setItem('fairlead.theme', 'dark');
  expect(forgetLayouts(localStorage)).toBe(1);
  expect(localStorage.getItem('fairlead.theme')).toBe('dark');
});

test('Option_ChangedElsewhereMeanwhile_RefusalIsShownAndNothingIsOverwritten', async () => {
  const body = { code: 'VERSION_CONFLICT', reason: 'practice.speed is 10, not 5' };
  const fetched = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(JSON.stringify(body), { status: 409 }));
  render(<OptionLine row={optionRow()} canAct />, { wrapper: OnADesk });
  await userEvent.click(screen.getByRole('button', { name: 'Change practice.speed' }));
  const field = screen.getByRole('textbox', { name: 'New value, x' });
  await userEvent.clear(field);
  await userEvent.type(field, '20');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect((await screen.findByRole('alert')).textContent).toContain('VERSION_CONFLICT: practice.speed is 10, not 5');
  expect(String(fetched.mock.calls[0]?.[1]?.body)).toBe('{"value":"20","expectedValue":"5"}');
});

test('Option_NewValueFromElsewhereWhileEditing_MustBeSeenFirst', async () => {
  const { rerender } = render(<OptionLine row={optionRow()} canAct />, { wrapper: OnADesk });
  await userEvent.click(screen.getByRole('button', { name: 'Change practice.speed' }));
  await userEvent.type(screen.getByRole('textbox'), '1');
  rerender(<OptionLine row={optionRow({ value: '10' })} canAct />);
  expect(screen.getByRole('alert').textContent).toContain('Another page changed it to 10');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true);
});
