import { useQueries } from '@tanstack/react-query';
import { memo, useCallback, useState } from 'react';
import { useAccount } from '@/api/account';
import type { InstrumentRow } from '@/api/contract';
import { useQuote } from '@/api/desk';
import { useTrading } from '@/api/use-trading';
import { Aged } from '@/components/ui/aged';
import { Price, Signed } from '@/components/ui/amount';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Panel } from '@/components/ui/panel';
import { subtract } from '@/lib/decimal';
import { savedWatch, saveWatch, withWatched } from '../model';
import { InstrumentSearch } from './instrument-search';
import styles from './watchlist-panel.module.css';

interface WatchlistPanelProps {
  /** Watched when nothing was chosen yet. */
  readonly underlyings: readonly InstrumentRow[];
  readonly selected: number;
  onSelect(instrument: number): void;
}

/** Instruments to keep an eye on, and the search for more. */
export function WatchlistPanel({ underlyings, selected, onSelect }: WatchlistPanelProps) {
  const { account } = useAccount();
  const desk = useTrading();
  const [saved, setSaved] = useState(() => savedWatch(account));
  const ids = saved ?? underlyings.map((each) => each.id);
  const found = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['instrument', account, id],
      queryFn: () => desk.instrument(id),
      initialData: underlyings.find((each) => each.id === id),
      staleTime: 600_000,
    })),
  });
  const keep = (next: readonly number[]) => {
    saveWatch(account, next);
    setSaved(next);
  };
  const pick = (row: InstrumentRow) => {
    keep(withWatched(ids, row.id));
    onSelect(row.id);
  };
  const drop = useCallback(
    (id: number) =>
      setSaved((before) => {
        const next = (before ?? underlyings.map((each) => each.id)).filter((each) => each !== id);
        saveWatch(account, next);
        return next;
      }),
    [account, underlyings],
  );
  const rows = found.flatMap((query) => (query.data ? [query.data] : []));
  return (
    <Panel title="Watchlist">
      <div className={styles.search}>
        <InstrumentSearch onPick={pick} />
      </div>
      <ul className={styles.list}>
        {rows.map((row) => (
          <Line key={row.id} row={row} isSelected={row.id === selected} onSelect={onSelect} onDrop={drop} />
        ))}
      </ul>
    </Panel>
  );
}

interface LineProps {
  readonly row: InstrumentRow;
  readonly isSelected: boolean;
  onSelect(instrument: number): void;
  onDrop(instrument: number): void;
}

const Line = memo(function Line({ row, isSelected, onSelect, onDrop }: LineProps) {
  const { currency } = useAccount();
  const quote = useQuote(row.id);
  const price = quote?.last ?? quote?.mark ?? null;
  const at = quote?.lastAt ?? quote?.quoteAt ?? null;
  const change = price !== null && quote?.previousClose ? subtract(price, quote.previousClose) : null;
  return (
    <li className={styles.line} data-selected={isSelected}>
      <button type="button" className={styles.pick} aria-pressed={isSelected} onClick={() => onSelect(row.id)}>
        <span className={styles.symbol}>{row.symbol}</span>
        <span className={styles.price}>
          <Aged at={at}>
            <Price value={price} currency={currency} />
          </Aged>
          {change !== null && (
            <span className={styles.change}>
              <Aged at={at} age="never">
                <Signed value={change} currency={currency} />
              </Aged>
            </span>
          )}
        </span>
      </button>
      <Button
        look="quiet"
        size="small"
        isIcon
        className={styles.drop}
        aria-label={`Stop watching ${row.symbol}`}
        onClick={() => onDrop(row.id)}
      >
        <Icon name="close" size={10} />
      </Button>
    </li>
  );
});
