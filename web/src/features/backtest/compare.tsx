import { useQuery } from '@tanstack/react-query';
import type { BacktestView } from '@/api/contract';
import { Button } from '@/components/ui/button';
import layout from '@/components/ui/layout.module.css';
import { Panel } from '@/components/ui/panel';
import tables from '@/components/ui/table.module.css';
import { countText } from '@/lib/money';
import { momentText } from '@/lib/shown';
import { compareQuery } from './api';
import styles from './backtest.module.css';
import { EquityCurve } from './equity-curve';
import { sideBySide } from './model';

interface CompareProps {
  readonly a: BacktestView;
  readonly b: BacktestView;
  close(): void;
}

/** Two runs side by side, down to the first item in which their journals differ. */
export function Compare({ a, b, close }: CompareProps) {
  const { data, error } = useQuery(compareQuery(a.id, b.id));
  return (
    <Panel
      title="Side by side"
      tools={
        <Button size="small" onClick={close}>
          Close
        </Button>
      }
      isPadded
    >
      <div className={layout.stack}>
        <div role="status">
          {!data && !error && 'Comparing item by item...'}
          {data?.areEqual && `Their journals are the same, byte for byte: ${countText(data.equal)} items.`}
          {data && !data.areEqual && (
            <>
              <strong>First difference</strong>, after {countText(data.equal)} equal items
              {data.at !== null && `, at ${momentText(data.at, 'UTC')}`}: {data.firstDifference ?? 'not told'}
            </>
          )}
        </div>
        {error && (
          <p role="alert" className={layout.fault}>
            {error.message}
          </p>
        )}
        <EquityCurve runs={[a, b]} />
        <table className={tables.table} aria-label="Figures side by side">
          <thead>
            <tr>
              <th scope="col">Figure</th>
              <th scope="col" className={layout.wrap}>
                {a.title}
              </th>
              <th scope="col" className={layout.wrap}>
                {b.title}
              </th>
            </tr>
          </thead>
          <tbody>
            {sideBySide(a, b).map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                <td data-label="First">{row.a ?? 'unknown: not told'}</td>
                <td data-label="Second" className={row.a === row.b ? undefined : styles.differs}>
                  {row.b ?? 'unknown: not told'}
                  {row.a !== row.b && <span className="visually-hidden"> (differs)</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
