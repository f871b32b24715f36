import { useMemo } from 'react';
import { useAccount } from '@/api/account';
import { useRows } from '@/api/desk';
import { Aged } from '@/components/ui/aged';
import { Amount, Signed } from '@/components/ui/amount';
import { Panel } from '@/components/ui/panel';
import { sign } from '@/lib/decimal';
import { millis, minuteText } from '@/lib/market-time';
import { signedText } from '@/lib/money';
import { curveOf } from '../model';
import styles from './equity-panel.module.css';

const width = 600;
const height = 84;

/** What the account is worth and what today brought, with the session's curve. */
export function EquityPanel() {
  const { account, profit, currency, timeZone } = useAccount();
  const rows = useRows('Equity', account);
  const curve = useMemo(() => curveOf(rows, width, height), [rows]);
  const way = profit.today === null ? 0 : sign(profit.today);
  const [first, last] = [rows[0], rows.at(-1)];
  return (
    <Panel title="Equity" note={currency}>
      <div className={styles.equity}>
        <dl className={styles.figures}>
          <Figure name="Today" isMain>
            <Aged at={profit.asOf}>
              <Signed value={profit.today} currency={currency} />
            </Aged>
          </Figure>
          <Figure name="Equity">
            <Aged at={profit.asOf}>
              <Amount value={profit.equity} currency={currency} />
            </Aged>
          </Figure>
          <Figure name="Unrealised">
            <Aged at={profit.asOf}>
              <Signed value={profit.unrealised} currency={currency} />
            </Aged>
          </Figure>
          <Figure name="Closed trades, net">
            <Aged at={profit.asOf}>
              <Signed value={profit.realised} currency={currency} />
            </Aged>
          </Figure>
          <Figure name="All charges">
            <Aged at={profit.asOf}>
              <Amount value={profit.charges} currency={currency} />
            </Aged>
          </Figure>
        </dl>
        {profit.unknownReason !== null && <p className={styles.why}>{profit.unknownReason}</p>}
        {curve.line !== '' && first && last && (
          <figure className={way < 0 ? `${styles.curve} ${styles.down}` : styles.curve}>
            <svg
              viewBox={`0 0 ${width} ${height}`}
              preserveAspectRatio="none"
              role="img"
              aria-label={`Equity from ${minuteText(millis(first.at), timeZone)} to ${minuteText(millis(last.at), timeZone)}, today ${
                profit.today === null ? 'unknown' : signedText(profit.today, currency)
              }`}
            >
              <path d={curve.area} className={styles.area} />
              <line x1="0" x2={width} y1={curve.baseline} y2={curve.baseline} className={styles.baseline} />
              <path d={curve.line} className={styles.line} />
            </svg>
            <figcaption>
              <span>{minuteText(millis(first.at), timeZone)}</span>
              <span>{minuteText(millis(last.at), timeZone)}</span>
            </figcaption>
          </figure>
        )}
      </div>
    </Panel>
  );
}

function Figure({
  name,
  isMain = false,
  children,
}: {
  readonly name: string;
  readonly isMain?: boolean;
  readonly children: React.ReactNode;
}) {
  return (
    <div className={isMain ? `${styles.figure} ${styles.main}` : styles.figure}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
