import { useState } from 'react';
import { useAccounts, useDeskTime } from '@/api/account';
import type { AccountRow } from '@/api/contract';
import type { SessionInfo } from '@/api/session';
import { ConnectionPill } from '@/app/connection-pill';
import { UserMenu } from '@/app/user-menu';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { AlertsBell } from '@/features/alerts/components/alerts-bell';
import { HaltButton } from '@/features/halt/components/halt-button';
import { clockText, dayText, zoneText } from '@/lib/market-time';
import { applyTheme, nextTheme, savedTheme } from '@/lib/theme';
import styles from './top-bar.module.css';

export function TopBar({ session, openKeys }: { readonly session: SessionInfo; openKeys(): void }) {
  const { account, accounts, choose } = useAccounts();
  if (!account) return null;
  return (
    <header className={styles.bar}>
      <img src="/mark.svg" alt="Fairlead" className={styles.mark} width="24" height="24" />
      <select
        aria-label="Account"
        className={styles.account}
        value={account.account}
        onChange={(event) => choose(event.target.value)}
      >
        {accounts.map((each) => (
          <option key={each.account} value={each.account}>
            {each.name}
          </option>
        ))}
      </select>
      <Badge tone={account.mode === 'Live' ? 'bad' : 'accent'}>{account.mode.toUpperCase()}</Badge>
      {session.role === 'viewer' && <Badge>VIEWER</Badge>}
      <DeskClock account={account} />
      <ConnectionPill />
      <div className={styles.tools}>
        <HaltButton />
        <AlertsBell />
        <Button look="quiet" isIcon aria-label="Show the keys" onClick={openKeys} className={styles.wide}>
          <Icon name="keys" />
        </Button>
        <ThemeButton />
        <UserMenu session={session} />
      </div>
    </header>
  );
}

function DeskClock({ account }: { readonly account: AccountRow }) {
  const now = useDeskTime(250);
  if (now === null) return <span className={styles.clock}>no market event yet</span>;
  const { speed, isMarketTime } = account.clock;
  return (
    <span className={styles.clock} role="timer" aria-label="Desk clock">
      {isMarketTime && <span className={styles.wide}>practice time </span>}
      <span className={styles.wide}>{dayText(now, account.timeZone)} </span>
      <strong>{clockText(now, account.timeZone)}</strong> {zoneText(account.timeZone)}
      {isMarketTime && `, ${speed === 0 ? 'standing' : `${speed}x`}`}
      {!account.session.isOpen && <span className={styles.closed}> market closed</span>}
    </span>
  );
}

function ThemeButton() {
  const [theme, setTheme] = useState(savedTheme);
  const next = nextTheme(theme);
  return (
    <Button
      look="quiet"
      isIcon
      aria-label={`Theme: ${theme}. Change to ${next}`}
      onClick={() => {
        applyTheme(next);
        setTheme(next);
      }}
    >
      <Icon name={theme} />
    </Button>
  );
}
