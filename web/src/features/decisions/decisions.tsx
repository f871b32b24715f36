import { useCallback, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useAccount } from '@/api/account';
import { useTable } from '@/api/desk';
import layout from '@/components/ui/layout.module.css';
import { Panel } from '@/components/ui/panel';
import { DecisionDetail } from './decision-detail';
import { DecisionFilters } from './decision-filters';
import { DecisionList } from './decision-list';
import { MissingDecision } from './missing-decision';
import { everything, narrowed, ofOrder } from './model';

/** Every proposal with its judgement. The address says which one is open: `?seq=` or `?order=`. */
export function Decisions() {
  const { account, timeZone } = useAccount();
  const table = useTable('Decisions', account);
  const [params, setParams] = useSearchParams();
  const [filter, setFilter] = useState(everything);
  const detail = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => (table ? [...table.rows.values()] : []), [table]);
  const shown = useMemo(() => narrowed(rows, filter), [rows, filter]);
  const order = params.get('order');
  const asked = params.get('seq');
  const chosen = asked !== null ? table?.rows.get(asked) : order !== null ? ofOrder(rows, order) : undefined;
  const choose = useCallback((seq: string) => setParams({ seq }, { replace: true }), [setParams]);
  const open = useCallback(() => detail.current?.focus(), []);
  return (
    <div className={layout.page}>
      <DecisionFilters rows={rows} filter={filter} change={setFilter} />
      <div className={`${layout.split} ${layout.listFirst}`}>
        <Panel
          title="Decisions"
          note={shown.length === rows.length ? `${rows.length}` : `${shown.length} of ${rows.length}`}
        >
          <DecisionList
            table={table}
            rows={shown}
            chosen={chosen ? String(chosen.seq) : null}
            timeZone={timeZone}
            choose={choose}
            open={open}
          />
        </Panel>
        <div ref={detail} tabIndex={-1} className={layout.chosen}>
          {chosen ? (
            <DecisionDetail row={chosen} timeZone={timeZone} />
          ) : (
            <MissingDecision seq={asked} order={order} isTold={table?.phase === 'live'} />
          )}
        </div>
      </div>
    </div>
  );
}
