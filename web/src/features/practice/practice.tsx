import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useAccounts } from '@/api/account';
import type { AccountRow, PracticeView } from '@/api/contract';
import { useMayTrade } from '@/api/use-may-trade';
import { Button } from '@/components/ui/button';
import { Facts } from '@/components/ui/facts';
import layout from '@/components/ui/layout.module.css';
import { Panel } from '@/components/ui/panel';
import { measureText } from '@/lib/shown';
import { practiceQuery, underlyingsQuery } from './api';
import { FaultForm } from './fault-form';
import { faultKinds } from './model';
import styles from './practice.module.css';
import { Reaction } from './reaction';
import { SpeedControl } from './speed-control';

/** The practice market of the chosen account, what disturbs it, and what the desk does about it. */
export function Practice() {
  const { account, accounts, choose } = useAccounts();
  if (account?.isPractice) return <PracticeMarket account={account} />;
  const practice = accounts.filter((each) => each.isPractice);
  return (
    <div className={layout.stack}>
      <p>{account?.name ?? 'This account'} trades no practice market, so nothing can be disturbed here.</p>
      {practice.length === 0 && <p>This desk has no practice account.</p>}
      <p className={layout.row}>
        {practice.map((each) => (
          <Button key={each.account} onClick={() => choose(each.account)}>
            Go to {each.name}
          </Button>
        ))}
      </p>
    </div>
  );
}

function PracticeMarket({ account: { account, name } }: { readonly account: AccountRow }) {
  const queries = useQueryClient();
  const { data, error } = useQuery(practiceQuery(account));
  const { data: underlyings = [] } = useQuery(underlyingsQuery(account));
  const mayTrade = useMayTrade();
  const changed = (view: PracticeView) => queries.setQueryData(practiceQuery(account).queryKey, view);
  const again = () => queries.invalidateQueries({ queryKey: practiceQuery(account).queryKey });
  return (
    <div className={layout.split}>
      <div className={layout.stack}>
        <Panel title="Practice market" note={name} isPadded>
          {error && (
            <p role="alert" className={layout.fault}>
              {error.message}
            </p>
          )}
          {data ? (
            <div className={layout.stack}>
              <Facts facts={factsOf(data)} />
              <SpeedControl account={account} speed={data.speed} changed={changed} />
              <div>
                <p className={layout.label}>Arranged or standing now</p>
                {data.faults.length === 0 ? (
                  <p>Nothing disturbs the market.</p>
                ) : (
                  <ul aria-label="Arranged or standing now">
                    {data.faults.map((each) => (
                      <li key={each.text}>{each.text}</li>
                    ))}
                  </ul>
                )}
              </div>
            </div>
          ) : (
            !error && <p role="status">Asking the desk...</p>
          )}
        </Panel>
        <Panel title="Disturb it" note={mayTrade ? undefined : 'needs the role Trader'}>
          {faultKinds.map((kind) => (
            <FaultForm key={kind.fault} kind={kind} account={account} underlyings={underlyings} onArranged={again} />
          ))}
        </Panel>
      </div>
      <div className={styles.side}>
        <Reaction />
      </div>
    </div>
  );
}

function factsOf(view: PracticeView) {
  return [
    { name: 'Seed', value: view.seed },
    { name: 'Day', value: view.day ?? 'unknown: not begun' },
    { name: 'Hours', value: view.hours === 'always' ? 'open around the clock' : `by the ${view.hours}` },
    { name: 'Records a second', value: measureText(view.recordsPerSecond) },
    { name: 'Listed until', value: view.ends },
  ];
}
