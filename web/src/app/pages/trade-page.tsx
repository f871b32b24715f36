import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useAccount } from '@/api/account';
import type { InstrumentRow, Side } from '@/api/contract';
import { useRows } from '@/api/desk';
import { useTrading } from '@/api/use-trading';
import { useKeyAction } from '@/components/ui/key-actions';
import { PageTitle } from '@/components/ui/page-title';
import { Split } from '@/components/ui/split';
import { ChartPanel } from '@/features/chart/components/chart-panel';
import { DepthPanel } from '@/features/depth/components/depth-panel';
import { FlattenKeys } from '@/features/flatten/components/flatten-keys';
import { ChainPanel } from '@/features/option-chain/components/chain-panel';
import { WorkingOrdersPanel } from '@/features/orders/components/working-orders-panel';
import { OrderTicket, type Prefill } from '@/features/ticket/components/order-ticket';
import { WatchlistPanel } from '@/features/watchlist/components/watchlist-panel';
import styles from './desk-page.module.css';

/** Find an instrument, look at it, send an order with its guards, move its lines. */
export function TradePage() {
  const { account } = useAccount();
  const desk = useTrading();
  const [params, setParams] = useSearchParams();
  const { data: underlyings, error } = useQuery({
    queryKey: ['underlyings', account],
    queryFn: ({ signal }) => desk.instruments('', 50, signal),
    staleTime: 600_000,
  });
  // An id of 0 is an instrument like any other.
  const wanted = params.has('instrument') ? Number(params.get('instrument')) : (underlyings?.[0]?.id ?? null);
  const { data: instrument, error: noInstrument } = useInstrument(wanted);
  const parent = useInstrument(
    instrument?.option?.underlying ??
      (instrument?.hasChain ? instrument.id : (underlyings?.find((each) => each.hasChain)?.id ?? null)),
  );
  const select = useCallback((id: number) => setParams({ instrument: String(id) }, { replace: true }), [setParams]);
  if (!underlyings || !instrument) {
    return (
      <>
        <PageTitle title="Trade" isHidden />
        <p role="status">
          {error
            ? `No instruments: ${error.message}`
            : noInstrument
              ? `No such instrument: ${noInstrument.message}`
              : 'Asking for the instruments...'}
        </p>
      </>
    );
  }
  return <Trade underlyings={underlyings} instrument={instrument} underlying={parent.data ?? null} onSelect={select} />;
}

function useInstrument(id: number | null) {
  const { account } = useAccount();
  const desk = useTrading();
  return useQuery({
    queryKey: ['instrument', account, id],
    queryFn: ({ signal }) => desk.instrument(id ?? 0, signal),
    enabled: id !== null,
    staleTime: 600_000,
    placeholderData: (before) => before,
  });
}

interface TradeProps {
  readonly underlyings: readonly InstrumentRow[];
  readonly instrument: InstrumentRow;
  readonly underlying: InstrumentRow | null;
  onSelect(instrument: number): void;
}

function Trade({ underlyings, instrument, underlying, onSelect }: TradeProps) {
  const [prefill, setPrefill] = useState<Prefill | null>(null);
  const take = useCallback(
    (id: number, side: Side, price: string | null) =>
      setPrefill((before) => ({ stamp: (before?.stamp ?? 0) + 1, instrument: id, side, price })),
    [],
  );
  const takeOption = useCallback(
    (id: number, side: Side, price: string) => {
      onSelect(id);
      take(id, side, price);
    },
    [onSelect, take],
  );
  const { account } = useAccount();
  const held = useRows('Positions', account).find((row) => row.instrument === instrument.id);
  useKeyAction('ticket.buy', () => take(instrument.id, 'Buy', null));
  useKeyAction('ticket.sell', () => take(instrument.id, 'Sell', null));
  const left = [
    {
      id: 'watchlist',
      size: 62,
      content: <WatchlistPanel underlyings={underlyings} selected={instrument.id} onSelect={onSelect} />,
    },
    {
      id: 'depth',
      size: 38,
      content: <DepthPanel instrument={instrument} onTake={(side, price) => take(instrument.id, side, price)} />,
    },
  ];
  const middle = [
    { id: 'chart', size: 56, minSize: '220px', content: <ChartPanel instrument={instrument} /> },
    ...(underlying
      ? [
          {
            id: 'chain',
            size: 44,
            content: (
              <ChainPanel underlying={underlying} selected={instrument.id} onSelect={onSelect} onTake={takeOption} />
            ),
          },
        ]
      : []),
  ];
  const right = [
    { id: 'ticket', size: 74, content: <OrderTicket instrument={instrument} prefill={prefill} /> },
    { id: 'orders', size: 26, content: <WorkingOrdersPanel /> },
  ];
  return (
    <div className={styles.page}>
      <PageTitle title="Trade" isHidden />
      <FlattenKeys selected={held?.key ?? null} />
      <div className={styles.books}>
        <Split
          id="trade"
          direction="horizontal"
          parts={[
            {
              id: 'left',
              size: 17,
              minSize: '170px',
              content: <Split id="trade.left" direction="vertical" parts={left} />,
            },
            {
              id: 'middle',
              size: 57,
              minSize: '380px',
              content: <Split id="trade.middle" direction="vertical" parts={middle} />,
            },
            {
              id: 'right',
              size: 26,
              minSize: '290px',
              content: <Split id="trade.right" direction="vertical" parts={right} />,
            },
          ]}
        />
      </div>
    </div>
  );
}
