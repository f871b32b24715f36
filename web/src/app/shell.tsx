import { useState } from 'react';
import { Outlet, useNavigate } from 'react-router';
import { useAccounts } from '@/api/account';
import { QuotesProvider, useConnection } from '@/api/desk';
import { FreshnessProvider } from '@/api/freshness';
import type { SessionInfo } from '@/api/session';
import { Announcements } from '@/app/announcements';
import { keys } from '@/app/keys';
import { KeysSheet } from '@/app/keys-sheet';
import { OwnerBanner } from '@/app/owner-banner';
import { PasswordBanner } from '@/app/password-banner';
import { places } from '@/app/places';
import { SideNav } from '@/app/side-nav';
import { TopBar } from '@/app/top-bar';
import { KeyProvider, useKeyAction } from '@/components/ui/key-actions';
import { Waiting } from '@/components/ui/waiting';
import styles from './shell.module.css';

/** The frame around every page: bar above, rail beside, the page itself when there is an account to show. */
export function Shell({ session }: { readonly session: SessionInfo }) {
  return (
    <KeyProvider bindings={keys}>
      <div className={styles.shell}>
        <a className={styles.skip} href="#page">
          Skip to the page
        </a>
        <Frame session={session} />
      </div>
    </KeyProvider>
  );
}

function Frame({ session }: { readonly session: SessionInfo }) {
  const { account } = useAccounts();
  const { phase } = useConnection();
  const [isSheetOpen, setSheetOpen] = useState(false);
  useKeyAction('keys', () => setSheetOpen(true));
  if (!account) {
    return (
      <Waiting
        text={phase === 'lost' ? 'The connection to the desk is lost. Trying again...' : 'Waiting for the accounts...'}
      />
    );
  }
  return (
    <QuotesProvider key={account.account} account={account.account}>
      <FreshnessProvider>
        <TopBar session={session} openKeys={() => setSheetOpen(true)} />
        <Announcements />
        <SideNav />
        <main id="page" tabIndex={-1} className={styles.page} key={account.account}>
          <OwnerBanner />
          <PasswordBanner session={session} />
          <Outlet />
        </main>
        {places.map((place) => (
          <GoKey key={place.path} path={place.path} />
        ))}
        {isSheetOpen && <KeysSheet onClose={() => setSheetOpen(false)} />}
      </FreshnessProvider>
    </QuotesProvider>
  );
}

function GoKey({ path }: { readonly path: string }) {
  const navigate = useNavigate();
  useKeyAction(`go.${path}`, () => navigate(path));
  return null;
}
