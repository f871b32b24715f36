import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { sessionQuery } from '@/api/session';
import { useMayTrade } from '@/api/use-may-trade';
import layout from '@/components/ui/layout.module.css';
import { Panel } from '@/components/ui/panel';
import type { Binding } from '@/lib/keyboard';
import { ApiKeys } from './api-keys';
import { KeyList } from './key-list';
import { Look } from './look';
import { Options } from './options';
import { PasswordForm } from './password-form';
import styles from './settings.module.css';
import { TotpForm } from './totp-form';
import { Users } from './users';

const parts = [
  ['options', 'Options'],
  ['security', 'Security'],
  ['look', 'Look and keys'],
] as const;

/** The desk's options, who may log in, and how this browser shows it. The address says which part. */
export function Settings({ keys }: { readonly keys: readonly Binding[] }) {
  const [params] = useSearchParams();
  const { data: session } = useQuery(sessionQuery);
  const part = params.get('part') ?? 'options';
  const mayTrade = useMayTrade();
  return (
    <div className={layout.stack}>
      <nav aria-label="Parts of the settings" className={styles.tabs}>
        {parts.map(([name, text]) => (
          <Link
            key={name}
            to={`?part=${name}`}
            replace
            className={styles.tab}
            aria-current={name === part ? 'page' : undefined}
          >
            {text}
          </Link>
        ))}
      </nav>
      {part === 'options' && <Options canAct={mayTrade} />}
      {part === 'security' && session && (
        <>
          <div className={layout.cards}>
            <Panel title="Password" isPadded>
              <PasswordForm session={session} />
            </Panel>
            <TotpForm session={session} />
          </div>
          {mayTrade ? (
            <>
              <Users own={session.user ?? null} />
              <ApiKeys />
            </>
          ) : (
            <p className={layout.soft}>The lists of users and API keys are kept by traders.</p>
          )}
        </>
      )}
      {part === 'look' && (
        <>
          <Look />
          <KeyList keys={keys} />
        </>
      )}
    </div>
  );
}
