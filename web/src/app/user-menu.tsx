import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { type SessionInfo, sessionQuery, signOut } from '@/api/session';
import { Button } from '@/components/ui/button';
import { useNotify } from '@/components/ui/notices';
import styles from './user-menu.module.css';

export function UserMenu({ session }: { readonly session: SessionInfo }) {
  const queries = useQueryClient();
  const notify = useNotify();
  const leave = () =>
    signOut()
      .then(() => queries.invalidateQueries({ queryKey: sessionQuery.queryKey }))
      .catch((error: Error) => notify.assertive(`Not logged out: ${error.message}`));
  return (
    <details className={styles.menu}>
      <summary aria-label={`${session.user ?? 'User'}, ${session.role ?? 'no role'}`}>
        {(session.user ?? '?').slice(0, 1).toUpperCase()}
      </summary>
      <div className={styles.box}>
        <p>
          {session.user} <span className={styles.role}>{session.role}</span>
        </p>
        <Link to="/password">{session.hasPassword ? 'Change the password' : 'Set a password'}</Link>
        <Button onClick={leave}>Log out</Button>
      </div>
    </details>
  );
}
