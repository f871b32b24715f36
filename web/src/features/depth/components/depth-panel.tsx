import { useAccount } from '@/api/account';
import type { Decimal, Instant, InstrumentRow, Side } from '@/api/contract';
import { useQuote } from '@/api/desk';
import { Aged } from '@/components/ui/aged';
import { Price } from '@/components/ui/amount';
import { Panel } from '@/components/ui/panel';
import { subtract } from '@/lib/decimal';
import { countText } from '@/lib/money';
import styles from './depth-panel.module.css';

interface DepthPanelProps {
  readonly instrument: InstrumentRow;
  onTake(side: Side, price: string): void;
}

/** Best bid and ask with their sizes. The feed has one level; more is not made up. */
export function DepthPanel({ instrument, onTake }: DepthPanelProps) {
  const { currency } = useAccount();
  const quote = useQuote(instrument.id);
  const { bid = null, ask = null, bidSize = null, askSize = null } = quote ?? {};
  const total = (bidSize ?? 0) + (askSize ?? 0);
  return (
    <Panel title="Depth" note="best level only" isPadded>
      {!instrument.isTradable ? (
        <p className={styles.note}>An index has no orders.</p>
      ) : (
        <div className={styles.depth}>
          <Level
            word="Bid"
            side="Sell"
            price={bid}
            at={quote?.quoteAt ?? null}
            size={bidSize}
            share={total > 0 ? (bidSize ?? 0) / total : 0}
            onTake={onTake}
            currency={currency}
          />
          <Level
            word="Ask"
            side="Buy"
            price={ask}
            at={quote?.quoteAt ?? null}
            size={askSize}
            share={total > 0 ? (askSize ?? 0) / total : 0}
            onTake={onTake}
            currency={currency}
          />
          <p className={styles.note}>
            Spread <Price value={bid !== null && ask !== null ? subtract(ask, bid) : null} currency={currency} />
            {', quote '}
            <Aged at={quote?.quoteAt ?? null} age="always">
              {''}
            </Aged>
          </p>
          <p className={styles.note}>The feed tells one level; deeper ones are not known.</p>
        </div>
      )}
    </Panel>
  );
}

interface LevelProps {
  readonly word: 'Bid' | 'Ask';
  readonly side: Side;
  readonly price: Decimal | null;
  readonly at: Instant | null;
  readonly size: number | null;
  readonly share: number;
  readonly currency: string;
  onTake(side: Side, price: string): void;
}

function Level({ word, side, price, at, size, share, currency, onTake }: LevelProps) {
  return (
    <button
      type="button"
      className={`${styles.level} ${styles[word]}`}
      disabled={price === null}
      onClick={() => price !== null && onTake(side, price)}
    >
      <span className={styles.share} style={{ width: `${(share * 100).toFixed(0)}%` }} aria-hidden="true" />
      <span>{word}</span>
      <strong>
        <Aged at={at} age="never">
          <Price value={price} currency={currency} />
        </Aged>
      </strong>
      <span>
        {size === null ? '?' : countText(size, currency)}
        <span className="visually-hidden"> units. {side} at it</span>
      </span>
    </button>
  );
}
