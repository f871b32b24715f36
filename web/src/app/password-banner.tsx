import { Link } from 'react-router';
import type { SessionInfo } from '@/api/session';
import styles from './owner-banner.module.css';

/** Shown until the user has a password: the link that logged in here works only once. */
export function PasswordBanner({ session }: { readonly session: SessionInfo }) {
  if (session.hasPassword !== false) return null;
  return (
    <section className={styles.banner} aria-label="Password">
      <p>You have no password yet. The link that brought you here works only once.</p>
      <Link to="/password">Set a password</Link>
    </section>
  );
}
