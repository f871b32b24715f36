import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link, Navigate, useSearchParams } from 'react-router';
import { sessionQuery, signInOnce } from '@/api/session';
import { EntryCard } from '@/app/entry-card';

/** The one-time link: the address alone changes nothing; this page posts its token once. */
export function LoginOncePage() {
  const { data: session } = useQuery(sessionQuery);
  const [params] = useSearchParams();
  const queries = useQueryClient();
  const token = params.get('token') ?? '';
  const [problem, setProblem] = useState<string | null>(token === '' ? 'This link has no token.' : null);
  const isPosted = useRef(false);
  useEffect(() => {
    // The session comes first: it carries the anti-forgery text that the post needs.
    if (!session || session.signedIn || token === '' || isPosted.current) return;
    isPosted.current = true;
    signInOnce(token)
      .then(() => queries.invalidateQueries({ queryKey: sessionQuery.queryKey }))
      .catch((error: Error) => setProblem(error.message));
  }, [session, token, queries]);
  if (session?.signedIn) return <Navigate to={session.hasPassword ? '/desk' : '/password?first=1'} replace />;
  return (
    <EntryCard title="Signing in">
      {problem ? (
        <>
          <p role="alert">{problem}</p>
          <p>
            A one-time link works once and not for long. The desk prints a new one at its next start.{' '}
            <Link to="/login">Sign in with a password</Link>
          </p>
        </>
      ) : (
        <p role="status">Using the one-time link...</p>
      )}
    </EntryCard>
  );
}
