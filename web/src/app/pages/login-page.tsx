import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Navigate, useSearchParams } from 'react-router';
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
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  if (session?.signedIn) return <Navigate to={ownPath(params.get('to'))} replace />;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await signIn(name, password, code);
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'Not signed in.');
    } finally {
      setBusy(false);
    }
  };
  return (
    <EntryCard title="Sign in">
      {session && !session.hasPassword && (
        <p>
          No password is set yet. Open the one-time link that the desk printed when it started; it signs you in once.
        </p>
      )}
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
        <TextField
          label="One-time code, if you use one"
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
        />
        {problem && <p role="alert">{problem}</p>}
        <Button type="submit" look="accent" disabled={isBusy}>
          {isBusy ? 'Signing in...' : 'Sign in'}
        </Button>
      </form>
    </EntryCard>
  );
}

/** Only addresses of our own, so that a link cannot lead elsewhere after the login. */
function ownPath(to: string | null): string {
  return to?.startsWith('/') && !to.startsWith('//') && !to.startsWith('/login') ? to : '/desk';
}
