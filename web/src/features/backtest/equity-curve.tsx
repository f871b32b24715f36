import type { BacktestView } from '@/api/contract';
import layout from '@/components/ui/layout.module.css';
import { LineChart } from '@/components/ui/line-chart';
import { toNumber } from '@/lib/decimal';
import { dayText, millis } from '@/lib/market-time';
import { measureText } from '@/lib/shown';

/** Equity over the days of one run, or of two on the same axes. */
export function EquityCurve({ runs }: { readonly runs: readonly BacktestView[] }) {
  const [first, second] = runs.map((run) =>
    run.curve.map((point) => ({ at: millis(point.at), value: toNumber(point.equity) })),
  );
  if (!first || first.length < 2) return null;
  return (
    <div>
      <LineChart
        label="Equity"
        points={first}
        second={second}
        valueText={measureText}
        timeText={(at) => `${dayText(at, 'UTC')} ${new Date(at).getUTCFullYear()}`}
      />
      {second && (
        <p className={layout.label}>
          Solid: {runs[0]?.title}. Dashed: {runs[1]?.title}.
        </p>
      )}
    </div>
  );
}
