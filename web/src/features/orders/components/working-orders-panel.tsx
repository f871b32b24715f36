import { memo, useCallback, useMemo } from 'react';
import { useAccount } from '@/api/account';
import type { OrderRow } from '@/api/contract';
import { useTable } from '@/api/desk';
import { useCommand } from '@/api/use-command';
import { useTrading } from '@/api/use-trading';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { Panel } from '@/components/ui/panel';
import table from '@/components/ui/table.module.css';
import { lifeWords, openOrders, orderTitle, orderWords, termsOf, typeWords } from '../model';

/** Orders that can still fill, and those whose fate is unknown. */
export function WorkingOrdersPanel() {
  const { account } = useAccount();
  const orders = useTable('Orders', account);
  const rows = useMemo(() => openOrders(orders ? [...orders.rows.values()] : []), [orders]);
  return (
    <Panel title="Working orders" note={rows.length === 0 ? undefined : `${rows.length}`}>
      {rows.length === 0 ? (
        <Empty table={orders}>No order is working.</Empty>
      ) : (
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Order</th>
              <th scope="col">Terms</th>
              <th scope="col" className={table.number}>
                Filled
              </th>
              <th scope="col">State</th>
              <th scope="col">
                <span className="visually-hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line key={row.order} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

type Cancel = Parameters<ReturnType<typeof useTrading>['cancelOrder']>[0];

const Line = memo(function Line({ row }: { readonly row: OrderRow }) {
  const desk = useTrading();
  const cancel = useCommand(
    useCallback((body: Cancel, intent: string) => desk.cancelOrder(body, intent), [desk]),
    `Cancel ${row.order}`,
  );
  const words = orderWords(row);
  return (
    <tr data-trouble={row.status === 'Unknown'}>
      <th scope="row">
        {orderTitle(row)}{' '}
        <span className={table.soft}>
          {row.order} {row.purpose === 'Exit' ? 'exit, ' : ''}
          {row.ownerName}
        </span>
      </th>
      <td data-label="Terms" className={table.wide}>
        <span>
          {typeWords[row.type]} <span className={table.soft}>{termsOf(row)}</span> {lifeWords[row.timeInForce]}
        </span>
      </td>
      <td data-label="Filled" className={table.number}>
        {row.filled} of {row.quantity}
      </td>
      <td data-label="State">
        <Badge tone={row.status === 'Unknown' ? 'bad' : words === 'working' ? 'accent' : 'warn'}>{words}</Badge>{' '}
        <span className={table.soft}>{row.reason}</span>
      </td>
      <td className={table.tools}>
        <Button
          size="small"
          disabled={cancel.isLocked || row.cancelRequested}
          onClick={() => cancel.run({ order: row.order, reason: 'cancelled on the desk page' })}
          aria-label={`Cancel ${row.order}`}
        >
          Cancel
        </Button>
      </td>
    </tr>
  );
});
