import type { Instant, TimelineItem, TimelineView } from '@/api/contract';
import type { FakeAccount } from './fake-account.ts';
import { timelineItem } from './fake-page-rows.ts';

/** Journal items up to `last`, each made from its number; every tenth is market data and left out. */
export function timeline(of: FakeAccount, query: URLSearchParams): TimelineView {
  const last = journalLast(of);
  const limit = Number(query.get('limit') ?? 100);
  const isBackwards = query.get('backwards') === 'true';
  const from = Number(query.get('from') ?? last);
  const items: TimelineItem[] = [];
  let seq = Math.min(from, isBackwards ? last : from);
  for (; items.length < limit && seq >= 1 && seq <= last; seq += isBackwards ? -1 : 1) {
    if (seq % 10 !== 0) items.push(itemAt(of, seq, last));
  }
  if (isBackwards) items.reverse();
  return { first: 1, last, items, isMore: seq >= 1 && seq <= last };
}

/** The fake journal grows with the market's minutes. */
export function journalLast(of: FakeAccount): number {
  return 700 + Math.floor((of.market.now % 86_400_000) / 60_000);
}

export function instantOf(of: FakeAccount, seq: number): Instant {
  return new Date(of.market.now - (journalLast(of) - seq) * 7_300).toISOString() as Instant;
}

const stories: readonly Partial<TimelineItem>[] = [
  {
    name: 'ProposeOrder',
    text: 'Asked by Opening range: Buy 20 SPY at market: break of the opening range',
    by: 'strategy',
  },
  { kind: 'Effect', name: 'NoteDecision', text: 'Approved: 23 checks passed', causation: 1 },
  {
    kind: 'Effect',
    name: 'SubmitOrder',
    text: 'Approved: Buy 20 SPY at market for Opening range, sent as FL3 of G7',
    causation: 2,
  },
  { name: 'OrderAccepted', text: 'The venue has FL3 as P-88' },
  { name: 'OrderFilled', text: 'Filled: Buy 20 SPY at 669.80' },
  { kind: 'Effect', name: 'ArmProtection', text: 'G7 is protected: stop 667.50, target 675.00', causation: 1 },
  { name: 'AmendProtection', text: 'Asked to change the protection of G7: stop 668.20', by: 'trader' },
  { kind: 'Checkpoint', name: 'Checkpoint', text: 'Checkpoint: the state\u2019s hash was noted' },
  { name: 'LinkSilent', text: 'Practice market data says nothing: no tick for 5 s' },
];

function itemAt(of: FakeAccount, seq: number, last: number): TimelineItem {
  const story = stories[(seq % 10) - 1] ?? {};
  return timelineItem({
    seq,
    at: new Date(of.market.now - (last - seq) * 7_300).toISOString() as Instant,
    ...story,
    causation: story.causation ? seq - story.causation : 0,
    payload: JSON.stringify({ seq, name: story.name, text: story.text }),
  });
}
