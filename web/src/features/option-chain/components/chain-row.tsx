import { memo } from 'react';
import { useAccount } from '@/api/account';
import type { ChainStrike, QuoteRow, Side } from '@/api/contract';
import { useQuote } from '@/api/desk';
import { useFreshness } from '@/api/freshness';
import { freshnessWords } from '@/lib/freshness';
import { shortCount } from '@/lib/money';
import { type Heat, shareOf } from '../model';
import styles from './chain-panel.module.css';

interface ChainRowProps {
  readonly strike: ChainStrike;
  readonly isMoney: boolean;
  readonly selected: number | null;
  readonly hasGreeks: boolean;
  readonly heat: Heat;
  onSelect(instrument: number): void;
  onTake(instrument: number, side: Side, price: string): void;
}

/** One strike; drawn again only when one of its two quotes changed. */
export const ChainRow = memo(function ChainRow(props: ChainRowProps) {
  const { strike, isMoney } = props;
  return (
    <tr data-money={isMoney}>
      <HalfRow {...props} instrument={strike.call} right="call" />
      <th scope="row" className={styles.strike}>
        {strike.strike}
        {isMoney && <span className="visually-hidden"> at the money</span>}
      </th>
      <HalfRow {...props} instrument={strike.put} right="put" />
    </tr>
  );
});

interface HalfRowProps extends ChainRowProps {
  readonly instrument: number | null;
  readonly right: 'call' | 'put';
}

const HalfRow = memo(function HalfRow({
  instrument,
  right,
  strike,
  selected,
  hasGreeks,
  heat,
  onSelect,
  onTake,
}: HalfRowProps) {
  const quote = useQuote(instrument);
  const { currency } = useAccount();
  const { judge } = useFreshness();
  const columns = hasGreeks ? 6 : 5;
  if (instrument === null) return <td colSpan={columns} className={styles.unlisted} />;
  const freshness = judge(quote?.quoteAt ?? quote?.lastAt ?? null);
  const name = `${strike.strike} ${right}`;
  const activity = [
    <td key="oi" className={styles.bar}>
      <Heating share={shareOf(quote?.openInterest, heat.openInterest)} />
      {shortCount(quote?.openInterest ?? null, currency)}
    </td>,
    <td key="volume" className={`${styles.bar} ${styles.minor}`}>
      <Heating share={shareOf(quote?.volume, heat.volume)} />
      {quote ? shortCount(quote.volume, currency) : '-'}
    </td>,
  ];
  const offers = [
    <Take
      key="bid"
      word="bid"
      side="Sell"
      price={quote?.bid ?? null}
      look={styles[freshness]}
      name={name}
      onTake={(side, price) => onTake(instrument, side, price)}
    />,
    <Take
      key="ask"
      word="ask"
      side="Buy"
      price={quote?.ask ?? null}
      look={styles[freshness]}
      name={name}
      onTake={(side, price) => onTake(instrument, side, price)}
    />,
  ];
  const last = (
    <td key="last" className={styles[freshness]} data-freshness={freshness} data-picked={selected === instrument}>
      <button
        type="button"
        className={styles.last}
        aria-pressed={selected === instrument}
        aria-label={`${name}, last ${quote?.last ?? 'unknown'}, ${freshnessWords[freshness]}`}
        onClick={() => onSelect(instrument)}
      >
        {quote?.last ?? '?'}
      </button>
    </td>
  );
  if (hasGreeks) return right === 'call' ? [...greekCells(quote), last] : [last, ...greekCells(quote).reverse()];
  return right === 'call' ? [...activity, ...offers, last] : [last, ...offers, ...activity.reverse()];
});

function Take({
  word,
  side,
  price,
  name,
  look,
  onTake,
}: {
  readonly word: string;
  readonly side: Side;
  readonly price: string | null;
  readonly name: string;
  /** Of its age. */
  readonly look: string | undefined;
  onTake(side: Side, price: string): void;
}) {
  if (price === null) return <td className={`${styles.none} ${styles.offer}`}>-</td>;
  return (
    <td className={`${styles.offer} ${look ?? ''}`}>
      <button
        type="button"
        tabIndex={-1}
        className={styles.take}
        aria-label={`${side} ${name} at the ${word} ${price}`}
        onClick={() => onTake(side, price)}
      >
        {price}
      </button>
    </td>
  );
}

function Heating({ share }: { readonly share: number }) {
  return share === 0 ? null : (
    <span className={styles.heat} style={{ width: `${(share * 100).toFixed(0)}%` }} aria-hidden="true" />
  );
}

function greekCells(quote: QuoteRow | undefined) {
  const greeks = quote?.greeks ?? null;
  const cells: readonly (readonly [string, string])[] = [
    ['vega', greeks ? greeks.vega.toFixed(2) : '-'],
    ['theta', greeks ? greeks.theta.toFixed(2) : '-'],
    ['gamma', greeks ? greeks.gamma.toFixed(3) : '-'],
    ['delta', greeks ? greeks.delta.toFixed(2) : '-'],
    ['iv', greeks ? `${greeks.impliedVolatility.toFixed(1)}%` : '-'],
  ];
  return cells.map(([key, text]) => <td key={key}>{text}</td>);
}
