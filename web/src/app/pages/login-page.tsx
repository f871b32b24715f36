import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
import { DeskError } from '@/api/client';
import { sessionQuery, signIn } from '@/api/session';
import { EntryCard } from '@/app/entry-card';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';

export function LoginPage() {
  const { data: session } = useQuery(sessionQuery);
  const [params] = useSearchParams();
  const queries = useQueryClient();
  const [name, setName] = useState('owner');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [needsCode, setNeedsCode] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  if (session?.loggedIn) return <Navigate to={ownPath(params.get('to'))} replace />;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      queries.setQueryData(sessionQuery.queryKey, await signIn(name, password, code));
    } catch (error) {
      if (error instanceof DeskError && error.code === 'TOTP_REQUIRED') setNeedsCode(true);
      setProblem(error instanceof Error ? error.message : 'Not logged in.');
    } finally {
      setBusy(false);
    }
  };
  return (
    <EntryCard title="Log in">
      {session && !session.passwordSet ? (
        <p>
          No password is set yet. Open the one-time link that the desk printed when it started; it is good once and for
          15 minutes. For a new one, start the desk again.
        </p>
      ) : (
        <form onSubmit={submit}>
          <TextField label="Name" autoComplete="username" value={name} onChange={setName} isRequired />
          <TextField
            label="Password"
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            isRequired
          />
          {needsCode && (
            <TextField
              label="Code of the second factor"
              inputMode="numeric"
              autoComplete="one-time-code"
              value={code}
              onChange={setCode}
              isRequired
            />
          )}
          {problem && <p role="alert">{problem}</p>}
          <Button type="submit" look="accent" disabled={isBusy}>
            {isBusy ? 'Logging in...' : 'Log in'}
          </Button>
        </form>
      )}
    </EntryCard>
  );
}

/** Only addresses of our own, so that a link cannot lead elsewhere after the login. */
function ownPath(to: string | null): string {
  return to?.startsWith('/') && !/^\/[/\\]/.test(to) && !to.startsWith('/login') ? to : '/desk';
}
