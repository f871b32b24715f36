import { expect, test } from 'vitest';
import type { TimelineView } from '@/api/contract';
import { timelineItem } from '@/testing/fake-page-rows';
import { causedBy, kindOf, mostItems, payloadText, startedWith, withNewer, withOlder } from './model';

function page(from: number, to: number, isMore: boolean, last = 100): TimelineView {
  const items = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => timelineItem({ seq: from + index }));
  return { first: 1, last, items, isMore };
}

test('Started_InThePast_KnowsThatThereIsMoreAfter', () => {
  expect(startedWith(page(91, 100, true))).toMatchObject({ isMoreBefore: true, isMoreAfter: false });
  expect(startedWith(page(41, 50, true))).toMatchObject({ isMoreAfter: true });
});

test('Older_Overlapping_EachItemOnceInOrder', () => {
  const merged = withOlder(startedWith(page(91, 100, true)), page(81, 92, false));
  expect(merged.items.map((each) => each.seq)).toEqual(Array.from({ length: 20 }, (_, index) => 81 + index));
  expect(merged.isMoreBefore).toBe(false);
});

test('Newer_NothingNew_IsTheSameStretch', () => {
  const stretch = startedWith(page(91, 100, true));
  expect(withNewer(stretch, page(101, 100, false))).toBe(stretch);
});

test('Newer_BeyondTheBound_OldestLeaveAndAreKnownToBeThere', () => {
  const merged = withNewer(
    startedWith(page(1, mostItems, false, mostItems)),
    page(mostItems + 1, mostItems + 5, false, mostItems + 5),
  );
  expect(merged.items).toHaveLength(mostItems);
  expect(merged.items[0]?.seq).toBe(6);
  expect(merged.isMoreBefore).toBe(true);
});

test('Older_BeyondTheBound_NewestLeaveAndAreKnownToBeThere', () => {
  const merged = withOlder(
    startedWith(page(101, 100 + mostItems, true, 100 + mostItems)),
    page(91, 100, true, 100 + mostItems),
  );
  expect(merged.items).toHaveLength(mostItems);
  expect(merged.items[0]?.seq).toBe(91);
  expect(merged.isMoreAfter).toBe(true);
});

test('Kind_CommandAndFact_DifferByShapeAndWord', () => {
  expect(kindOf(timelineItem({ kind: 'Input', by: 'owner' }))).toEqual({ sign: '\u25b6', word: 'asked' });
  expect(kindOf(timelineItem({ kind: 'Input' })).word).toBe('happened');
  expect(kindOf(timelineItem({ kind: 'Effect' })).word).toBe('did');
});

test('Payload_NoJson_IsShownAsItIs', () => {
  expect(payloadText('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(payloadText('\u0000oops')).toBe('\u0000oops');
});

test('Caused_OnlyDirectEffects', () => {
  const items = [
    timelineItem({ seq: 5 }),
    timelineItem({ seq: 6, causation: 5 }),
    timelineItem({ seq: 7, causation: 6 }),
  ];
  expect(causedBy(items, 5).map((each) => each.seq)).toEqual([6]);
});
