import type { Decimal } from '@/api/contract';
import { Icon } from '@/components/ui/icon';
import { sign } from '@/lib/decimal';
import { amountText, priceText, signedText } from '@/lib/money';
import styles from './amount.module.css';

interface AmountProps {
  /** Null is unknown and shows as such, never as zero. */
  readonly value: Decimal | null;
  readonly currency?: string;
  readonly digits?: number;
}

/** An amount of money that is neither good nor bad; null is unknown. */
export function Amount({ value, currency, digits = 2 }: AmountProps) {
  return value === null ? <Unknown /> : <span className={styles.amount}>{amountText(value, currency, digits)}</span>;
}

/** A price; null is unknown. */
export function Price({ value, currency }: Pick<AmountProps, 'value' | 'currency'>) {
  return value === null ? <Unknown /> : <span className={styles.amount}>{priceText(value, currency)}</span>;
}

/** A gain or a loss: sign, arrow and colour say the same. */
export function Signed({ value, currency, digits = 2 }: AmountProps) {
  if (value === null) return <Unknown />;
  const way = sign(value);
  const look = way > 0 ? styles.gain : way < 0 ? styles.loss : styles.amount;
  return (
    <span className={look}>
      {way !== 0 && <Icon name={way > 0 ? 'up' : 'down'} size="0.6em" />}
      {signedText(value, currency, digits)}
    </span>
  );
}

export function Unknown({ why = 'unknown' }: { readonly why?: string }) {
  return (
    <span className={styles.unknown} title={why}>
      <span aria-hidden="true">?</span>
      <span className="visually-hidden">{why}</span>
    </span>
  );
}
