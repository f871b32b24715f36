import { expect, test } from 'vitest';
import { checkView, decisionRow } from '@/testing/fake-page-rows';
import { d } from '@/testing/fake-rows';
import { everything, failingFirst, narrowed, ofOrder, shareOf, whyNot } from './model';

const rows = [
  decisionRow({ seq: 1, ownerName: 'You', symbol: 'SPY', verdict: 'Approved', text: 'sent as FL12' }),
  decisionRow({ seq: 2, ownerName: 'Opening range', symbol: 'QQQ', verdict: 'Refused', code: 'STALE_DATA' }),
  decisionRow({ seq: 3, ownerName: 'You', symbol: 'QQQ', verdict: 'Approved', text: 'sent as FL123' }),
];

test('Narrowed_NoFilter_NewestFirst', () => {
  expect(narrowed(rows, everything).map((row) => row.seq)).toEqual([3, 2, 1]);
});

test('Narrowed_EveryPart_OnlyWhatFitsAll', () => {
  expect(narrowed(rows, { ...everything, symbol: 'QQQ' }).map((row) => row.seq)).toEqual([3, 2]);
  expect(narrowed(rows, { ...everything, owner: 'You', verdict: 'Approved' }).map((row) => row.seq)).toEqual([3, 1]);
  expect(narrowed(rows, { ...everything, text: 'stale qqq' }).map((row) => row.seq)).toEqual([2]);
});

test('OfOrder_LongerOrderWithTheSameBeginning_IsNotMeant', () => {
  expect(ofOrder(rows, 'FL12')?.seq).toBe(1);
  expect(ofOrder(rows, 'FL9')).toBeNull();
});

test('FailingFirst_Mixed_RefusedUnknownWarnedPassedOff', () => {
  const checks = (['Off', 'Passed', 'Warned', 'Unknown', 'Refused'] as const).map((outcome) =>
    checkView({ rule: outcome, outcome }),
  );
  expect(failingFirst(checks).map((each) => each.rule)).toEqual(['Refused', 'Unknown', 'Warned', 'Passed', 'Off']);
});

test('Share_ValueAgainstLimit_OverOneWhenBeyond', () => {
  expect(shareOf(checkView({ value: d('450'), limit: d('900') }))).toBe(0.5);
  expect(shareOf(checkView({ value: d('1350'), limit: d('900') }))).toBe(1.5);
});

test('Share_GainAgainstALossLimit_UsesNothing', () => {
  expect(shareOf(checkView({ value: d('231.40'), limit: d('-2000') }))).toBe(0);
  expect(shareOf(checkView({ value: d('-500'), limit: d('-2000') }))).toBe(0.25);
});

test('Share_NoValueOrNoLimit_IsNoShare', () => {
  expect(shareOf(checkView({ value: null, limit: d('5') }))).toBeNull();
  expect(shareOf(checkView({ value: d('5'), limit: null }))).toBeNull();
});

test('WhyNot_Refused_SaysTheReasonsInOneSentence', () => {
  const refused = decisionRow({
    verdict: 'Refused',
    symbol: 'SPY',
    checks: [
      checkView({ rule: 'SIZE', outcome: 'Passed' }),
      checkView({ rule: 'MAX_LOSS', outcome: 'Unknown', reason: 'no price' }),
      checkView({ rule: 'STALE_DATA', outcome: 'Refused', reason: 'the price of SPY is 9 s old, the limit is 5 s' }),
    ],
  });
  expect(whyNot(refused)).toBe(
    'The order in SPY was not sent, because the price of SPY is 9 s old, the limit is 5 s; and MAX_LOSS could not be judged (no price).',
  );
});

test('WhyNot_Approved_HasNothingToExplain', () => {
  expect(whyNot(decisionRow({ verdict: 'Approved' }))).toBeNull();
});
