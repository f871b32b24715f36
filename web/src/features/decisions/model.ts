import type { CheckView, DecisionRow, DecisionVerdict, RuleOutcome } from '@/api/contract';
import { toNumber } from '@/lib/decimal';

/** What the list is narrowed to; an empty text narrows nothing. */
export interface DecisionFilter {
  readonly owner: string;
  readonly symbol: string;
  readonly verdict: DecisionVerdict | '';
  readonly text: string;
}

export const everything: DecisionFilter = { owner: '', symbol: '', verdict: '', text: '' };

/** The decisions that fit, the newest first. */
export function narrowed(rows: readonly DecisionRow[], filter: DecisionFilter): readonly DecisionRow[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows
    .filter(
      (row) =>
        (filter.owner === '' || row.ownerName === filter.owner) &&
        (filter.symbol === '' || row.symbol === filter.symbol) &&
        (filter.verdict === '' || row.verdict === filter.verdict) &&
        words.every((word) => searched(row).includes(word)),
    )
    .sort((a, b) => b.seq - a.seq);
}

function searched(row: DecisionRow): string {
  return [row.code, row.text, row.ownerName, row.symbol ?? '', ...row.checks.map((each) => each.rule)]
    .join(' ')
    .toLowerCase();
}

/** The different words of a column, for its choice. */
export function namesOf(rows: readonly DecisionRow[], of: (row: DecisionRow) => string | null): readonly string[] {
  const names = new Set<string>();
  for (const row of rows) {
    const name = of(row);
    if (name !== null && name !== '') names.add(name);
  }
  return [...names].sort();
}

/** The newest decision whose text names an order ("FL12"), and no other one ("FL123"). */
export function ofOrder(rows: readonly DecisionRow[], order: string): DecisionRow | null {
  const named = new RegExp(`(^|[^A-Za-z0-9])${order.replace(/[^A-Za-z0-9]/g, '\\$&')}($|[^A-Za-z0-9])`);
  return rows.filter((row) => named.test(row.text)).sort((a, b) => b.seq - a.seq)[0] ?? null;
}

const weight: Readonly<Record<RuleOutcome, number>> = { Refused: 0, Unknown: 1, Warned: 2, Passed: 3, Off: 4 };

/** What stopped it first, then what could not be known, warnings, what passed, what is off; else in the desk's order. */
export function failingFirst(checks: readonly CheckView[]): readonly CheckView[] {
  return [...checks].sort((a, b) => weight[a.outcome] - weight[b.outcome]);
}

/** How much of the limit the value uses: 1 is all of it. Null where there is no such share. */
export function shareOf({ value, limit, outcome }: CheckView): number | null {
  if (value === null || limit === null) return null;
  const used = toNumber(value);
  const most = toNumber(limit);
  if (most === 0) return used === 0 ? 0 : outcome === 'Refused' ? 2 : null;
  // A loss limit is told as a negative number: a gain uses nothing of it.
  return Math.max(0, used / most);
}

/** Why it was refused, in one sentence with the desk's own reasons; null for what was not refused. */
export function whyNot(row: DecisionRow): string | null {
  if (row.verdict !== 'Refused') return null;
  const blocking = failingFirst(row.checks).filter((each) => each.outcome === 'Refused' || each.outcome === 'Unknown');
  const reasons = blocking.map((each) =>
    each.outcome === 'Unknown'
      ? `${each.rule} could not be judged (${each.reason ?? 'no reason told'})`
      : (each.reason ?? `${each.rule} refuses it`),
  );
  const what = row.symbol === null ? 'The order' : `The order in ${row.symbol}`;
  return `${what} was not sent, because ${reasons.length > 0 ? listed(reasons) : row.text}.`;
}

function listed(parts: readonly string[]): string {
  if (parts.length <= 1) return parts.join('');
  return `${parts.slice(0, -1).join('; ')}; and ${parts.at(-1)}`;
}
