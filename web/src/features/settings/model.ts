import type { OptionRow } from '@/api/contract';
import { compare, decimal, parseDecimal } from '@/lib/decimal';

/** The options by what stands before the first dot of their key, in the desk's order. */
export function sectionsOf(
  rows: readonly OptionRow[],
): readonly { readonly name: string; readonly rows: readonly OptionRow[] }[] {
  const sections = new Map<string, OptionRow[]>();
  for (const row of rows) {
    const name = row.key.includes('.') ? row.key.slice(0, row.key.indexOf('.')) : 'desk';
    const known = sections.get(name);
    if (known) known.push(row);
    else sections.set(name, [row]);
  }
  return [...sections].map(([name, inside]) => ({ name, rows: inside }));
}

export function fits({ key, help, value }: OptionRow, text: string): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const all = `${key} ${help} ${value}`.toLowerCase();
  return words.every((word) => all.includes(word));
}

/** Only the file is written by the page; what the environment or the command line sets stays theirs. */
export function canChange({ source }: OptionRow): boolean {
  return source === 'default' || source === 'file';
}

/** What is plainly wrong with a new value, before the desk judges it; null when it may be sent. */
export function valueFault(row: OptionRow, text: string): string | null {
  if (row.type === 'choice' || row.type === 'bool') return null;
  if (row.type !== 'int' && row.type !== 'decimal')
    return text === '' && row.range !== null ? 'It needs a value.' : null;
  if (text === 'off') return null;
  const value = parseDecimal(text);
  if (value === null) return 'Write a number.';
  if (row.type === 'int' && value.includes('.')) return 'Write a whole number.';
  const range = /^(-?[\d.,]+) (?:to|\.\.) (-?[\d.,]+)$/.exec(row.range ?? '');
  const [least, most] = [range?.[1], range?.[2]].map((each) => (each ? parseDecimal(each.replaceAll(',', '')) : null));
  if (!least || !most) return null;
  return compare(value, decimal(least)) < 0 || compare(value, decimal(most)) > 0 ? `From ${least} to ${most}.` : null;
}

/** The desk's own limit (docs/security.md). */
export const shortestPassword = 12;

/** What is wrong with a new password; null when it may be sent. */
export function passwordFault(password: string, again: string): string | null {
  if (password.length < shortestPassword) return `At least ${shortestPassword} characters.`;
  return password === again ? null : 'The two passwords differ.';
}

/** The base32 key in groups of four, to be typed by a person. */
export function inFours(key: string): string {
  return key.match(/.{1,4}/g)?.join(' ') ?? '';
}
