import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { sessionQuery, setPassword } from '@/api/session';
import { EntryCard } from '@/app/entry-card';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/text-field';

/** The desk's own limit (docs/security.md). */
const shortestPassword = 12;

export function PasswordPage() {
  const { data: session } = useQuery(sessionQuery);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [current, setCurrent] = useState('');
  const [password, setNew] = useState('');
  const [again, setAgain] = useState('');
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const fault = faultOf(password, again);
    setProblem(fault);
    if (fault) return;
    try {
      queries.setQueryData(sessionQuery.queryKey, await setPassword(password, current, code));
      navigate('/desk');
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'Not set.');
    }
  };
  return (
    <EntryCard title={session?.hasPassword ? 'Change the password' : 'Set a password'} isInside>
      <form onSubmit={submit}>
        {session?.hasPassword && (
          <TextField
            label="Current password"
            type="password"
            autoComplete="current-password"
            value={current}
            onChange={setCurrent}
            isRequired
          />
        )}
        <TextField
          label="New password"
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={setNew}
          isRequired
        />
        <TextField
          label="New password again"
          type="password"
          autoComplete="new-password"
          value={again}
          onChange={setAgain}
          isRequired
        />
        {session?.hasPassword && session.totpOn && (
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
        <Button type="submit" look="accent">
          Save
        </Button>{' '}
        <Link to="/desk">Later</Link>
      </form>
    </EntryCard>
  );
}

function faultOf(password: string, again: string): string | null {
  if (password.length < shortestPassword) return `At least ${shortestPassword} characters.`;
  return password === again ? null : 'The two passwords differ.';
}
