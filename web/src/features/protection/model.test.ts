import { expect, it } from 'vitest';
import { protectionRow } from '@/testing/fake-rows';
import { coverageOf } from './model';

it('says how many of the open units are covered', () => {
  const coverage = coverageOf([protectionRow({ open: 4, covered: 4 }), protectionRow({ open: -2, covered: -2 })]);
  expect(coverage).toMatchObject({ open: 6, covered: 6, isWhole: true, sentence: '6 of 6 units covered' });
});

it('never lets a short cancel out a long', () => {
  const coverage = coverageOf([protectionRow({ open: 4, covered: 4 }), protectionRow({ open: -4, covered: 0 })]);
  expect(coverage).toMatchObject({
    open: 8,
    covered: 4,
    isWhole: false,
    sentence: '4 of 8 units covered: 4 stand open',
  });
});

it('counts no unit that guards the wrong side or more than is open', () => {
  expect(coverageOf([protectionRow({ open: 4, covered: -4 })]).covered).toBe(0);
  expect(coverageOf([protectionRow({ open: 4, covered: 9 }), protectionRow({ open: 5, covered: 0 })])).toMatchObject({
    covered: 4,
    isWhole: false,
  });
});

it('does not call a blind guard well', () => {
  expect(coverageOf([protectionRow({ isBlind: true })]).sentence).toBe(
    '20 of 20 units covered, but one guard has no fresh price',
  );
});
