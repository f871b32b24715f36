import { useMemo, useState } from 'react';
import type { ReplayView } from '@/api/contract';
import { useRows, useTable } from '@/api/desk';
import { FillsTable } from '@/components/books/fills-table';
import { PositionsTable } from '@/components/books/positions-table';
import { ProtectionTable } from '@/components/books/protection-table';
import { Empty } from '@/components/ui/empty';
import layout from '@/components/ui/layout.module.css';
import { LineChart } from '@/components/ui/line-chart';
import { Panel } from '@/components/ui/panel';
import { toNumber } from '@/lib/decimal';
import { clockText, millis } from '@/lib/market-time';
import { measureText } from '@/lib/shown';
import { choosable } from './model';
import styles from './replay.module.css';
import { ReplayChart } from './replay-chart';
import { ReplayDecisions } from './replay-decisions';

const mostFills = 100;

interface ReplayStageProps {
  readonly view: ReplayView;
}

/** What the replay shows, by its own topics. Nothing here can reach a market: there is nothing to press but what to look at. */
export function ReplayStage({ view: { id, currency, timeZone, instruments } }: ReplayStageProps) {
  const positions = useRows('Positions', id);
  const protection = useRows('Protection', id);
  const fills = useTable('Fills', id);
  const equity = useRows('Equity', id);
  const newest = useMemo(
    () => (fills ? [...fills.rows.values()].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, mostFills) : []),
    [fills],
  );
  const choices = choosable(positions, newest, instruments);
  const [wanted, setWanted] = useState<number | null>(null);
  const shown = choices.find((each) => each.id === wanted) ?? choices[0];
  return (
    <div className={styles.stage}>
      <div className={styles.column}>
        <Panel
          title="Chart"
          tools={
            <select
              className={layout.select}
              aria-label="Instrument of the chart"
              value={shown?.id ?? ''}
              onChange={(event) => setWanted(Number(event.target.value))}
            >
              {choices.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.symbol}
                </option>
              ))}
            </select>
          }
        >
          {shown ? (
            <ReplayChart key={shown.id} replay={id} instrument={shown.id} symbol={shown.symbol} timeZone={timeZone} />
          ) : (
            <p className={layout.padded}>No instrument yet.</p>
          )}
        </Panel>
        <Panel title="Positions" note={`${positions.length}`}>
          {positions.length === 0 ? (
            <p className={layout.padded}>Flat at this moment.</p>
          ) : (
            <PositionsTable rows={positions} currency={currency} />
          )}
        </Panel>
        <Panel title="Protection" note={`${protection.length}`}>
          {protection.length === 0 ? (
            <p className={layout.padded}>Nothing to protect at this moment.</p>
          ) : (
            <ProtectionTable rows={protection} />
          )}
        </Panel>
      </div>
      <div className={styles.column}>
        <Panel title="Equity" note={currency} isPadded>
          <LineChart
            label="Equity of the replay"
            points={equity.map((row) => ({ at: millis(row.at), value: toNumber(row.equity) }))}
            height={120}
            valueText={measureText}
            timeText={(at) => clockText(at, timeZone)}
          />
        </Panel>
        <div className={styles.limited}>
          <Panel title="Fills" note={`${newest.length}`}>
            {newest.length === 0 ? (
              <Empty table={fills}>None yet.</Empty>
            ) : (
              <FillsTable rows={newest} timeZone={timeZone} />
            )}
          </Panel>
        </div>
        <ReplayDecisions replay={id} timeZone={timeZone} />
      </div>
    </div>
  );
}
