import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from 'react-router';
import { sessionQuery } from '@/api/session';
import { EntryCard } from '@/app/entry-card';
import { PasswordForm } from '@/features/settings/password-form';

export function PasswordPage() {
  const { data: session } = useQuery(sessionQuery);
  const navigate = useNavigate();
  if (!session) return null;
  return (
    <EntryCard title={session.hasPassword ? 'Change the password' : 'Set a password'} isInside>
      <PasswordForm session={session} onDone={() => navigate('/desk')} />
      <Link to="/desk">Later</Link>
    </EntryCard>
  );
}
