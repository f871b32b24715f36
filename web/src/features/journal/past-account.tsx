import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { PastView } from '@/api/contract';
import { OrdersTable } from '@/components/books/orders-table';
import { PositionsTable } from '@/components/books/positions-table';
import { ProfitFacts } from '@/components/books/profit-facts';
import { ProtectionTable } from '@/components/books/protection-table';
import { Button } from '@/components/ui/button';
import layout from '@/components/ui/layout.module.css';
import { clockText, dayText, millis, zoneText } from '@/lib/market-time';
import { wordsOf } from '@/lib/shown';
import { pastQuery } from './api';
import styles from './journal.module.css';
import { useSettled } from './use-settled';

/** The scrubber must rest this long before the desk is asked. */
export const settleMs = 200;

interface PastAccountProps {
  readonly account: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly seq: number;
  leave(): void;
}

/** The books as they were after one item, framed so that nobody takes them for now. */
export function PastAccount({ account, currency, timeZone, seq, leave }: PastAccountProps) {
  const settled = useSettled(seq, settleMs) ?? seq;
  const { data, error } = useQuery({ ...pastQuery(account, settled), placeholderData: keepPreviousData });
  const isBehind = data === undefined || data.seq !== seq;
  return (
    <section className={styles.past} aria-label="The account in the past">
      <header className={styles.banner}>
        <span role="status">
          {data ? asItWas(data, timeZone) : 'Going back...'}
          {data && isBehind && !error && ` Going to item ${seq}...`}
        </span>
        <Button size="small" onClick={leave}>
          Back to now
        </Button>
      </header>
      {error && (
        <p role="alert" className={`${layout.padded} ${layout.fault}`}>
          Item {settled}: {error.message}
        </p>
      )}
      {data && (
        <div className={isBehind ? `${styles.then} ${styles.waits}` : styles.then}>
          <ProfitFacts profit={data.profit} currency={currency} />
          <p>
            {data.halt
              ? `Halted then: ${wordsOf(data.halt.level)}, by ${data.halt.by}: ${data.halt.reason}`
              : 'No halt then.'}
          </p>
          <Book title="Positions" count={data.positions.length}>
            <PositionsTable rows={data.positions} currency={currency} />
          </Book>
          <Book title="Protection" count={data.protection.length}>
            <ProtectionTable rows={data.protection} />
          </Book>
          <Book title="Orders" count={data.orders.length}>
            <OrdersTable rows={data.orders} timeZone={timeZone} />
          </Book>
          <p className={layout.label}>State {data.stateHash}</p>
        </div>
      )}
    </section>
  );
}

function asItWas(view: PastView, timeZone: string): string {
  const at = millis(view.at);
  return `As it was at ${clockText(at, timeZone)} ${zoneText(timeZone)}, ${dayText(at, timeZone)}, after item ${view.seq}. Not now.`;
}

function Book({
  title,
  count,
  children,
}: {
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}) {
  return (
    <section aria-label={`${title} then`}>
      <h3>
        {title} <span className={layout.soft}>{count}</span>
      </h3>
      {count === 0 ? (
        <p className={layout.soft}>None then.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        <div className={layout.sideways} tabIndex={0}>
          {children}
        </div>
      )}
    </section>
  );
}
