import type { EquityRow } from '@/api/contract';
import { toNumber } from '@/lib/decimal';
import { millis } from '@/lib/market-time';

export interface Curve {
  /** An SVG path in a box of the given size. */
  readonly line: string;
  readonly area: string;
  /** Where the first value of the session lies. */
  readonly baseline: number;
  readonly last: { readonly x: number; readonly y: number } | null;
}

/** The session's equity as a drawing: x is time, y is equity with a little air above and below. */
export function curveOf(rows: readonly EquityRow[], width: number, height: number): Curve {
  const points = rows.map((row) => ({ at: millis(row.at), value: toNumber(row.equity) }));
  const first = points[0];
  const end = points.at(-1);
  if (!first || !end || points.length < 2) return { line: '', area: '', baseline: height / 2, last: null };
  const low = Math.min(...points.map((each) => each.value));
  const high = Math.max(...points.map((each) => each.value));
  const span = high - low || 1;
  const x = (at: number) => ((at - first.at) / (end.at - first.at || 1)) * width;
  const y = (value: number) => 4 + (1 - (value - low) / span) * (height - 8);
  const line = points
    .map((each, index) => `${index === 0 ? 'M' : 'L'}${x(each.at).toFixed(1)} ${y(each.value).toFixed(1)}`)
    .join('');
  const baseline = y(first.value);
  return {
    line,
    area: `${line}L${width} ${baseline.toFixed(1)}L0 ${baseline.toFixed(1)}Z`,
    baseline,
    last: { x: width, y: y(end.value) },
  };
}
