import { useAccount } from '@/api/account';
import type { OrderRow } from '@/api/contract';
import { useRows } from '@/api/desk';
import type { CommandState } from '@/api/use-command';
import { Badge } from '@/components/ui/badge';
import styles from './order-ticket.module.css';

/** How far the last wish has come: "sent" until the order's own row says more. */
export function TicketResult({ state }: { readonly state: CommandState }) {
  const { account } = useAccount();
  const orders = useRows('Orders', account);
  if (state.phase === 'refused' || state.phase === 'unknown') {
    const checks =
      state.phase === 'refused'
        ? (state.reply?.checks.filter((check) => check.outcome === 'Refused' || check.outcome === 'Unknown') ?? [])
        : [];
    return (
      <section className={styles.refused} aria-label="Order result">
        <Badge tone="bad">{state.phase === 'refused' ? 'REFUSED' : 'UNKNOWN'}</Badge> {state.reason}
        {checks.map((check) => (
          <div key={check.rule}>
            {check.rule}: {check.reason}
          </div>
        ))}
      </section>
    );
  }
  if (state.phase !== 'accepted') return null;
  return (
    <ul className={styles.result} aria-label="Order result">
      {state.reply.orders.map((order) => (
        <li key={order}>
          {order} <Badge tone="accent">{wordsOf(orders.find((row) => row.order === order))}</Badge>
        </li>
      ))}
      {state.reply.orders.length === 0 && <li>Taken; no order was needed.</li>}
    </ul>
  );
}

function wordsOf(row: OrderRow | undefined): string {
  if (!row || row.status === 'Sent') return 'sent';
  if (row.status === 'PartFilled' || row.status === 'Filled') return `filled ${row.filled} of ${row.quantity}`;
  return row.status === 'Unknown'
    ? 'outcome unknown'
    : `${row.status.toLowerCase()}${row.reason ? `: ${row.reason}` : ''}`;
}
