import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type SessionInfo, sessionQuery, setPassword } from '@/api/session';
import { Button } from '@/components/ui/button';
import { useNotify } from '@/components/ui/notices';
import { Panel } from '@/components/ui/panel';
import { TextField } from '@/components/ui/text-field';
import { passwordFault, shortestPassword } from './model';
import styles from './settings.module.css';
import { useAct } from './use-act';

/** The own password. */
export function PasswordForm({ session }: { readonly session: SessionInfo }) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const { isBusy, problem, run } = useAct();
  const queries = useQueryClient();
  const notify = useNotify();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = passwordFault(next, again);
    setFault(found);
    if (found !== null || !(await run(() => setPassword(next, current, code)))) return;
    for (const clear of [setCurrent, setNext, setAgain, setCode]) clear('');
    notify.polite('The password is changed. Your other logins have ended.');
    await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  return (
    <Panel title="Password" isPadded>
      <form className={styles.form} onSubmit={submit}>
        {session.hasPassword && (
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
          value={next}
          onChange={setNext}
          hint={`At least ${shortestPassword} characters`}
          isRequired
        />
        <TextField
          label="New password again"
          type="password"
          autoComplete="new-password"
          value={again}
          onChange={setAgain}
          fault={fault}
          isRequired
        />
        {session.totpOn && (
          <TextField
            label="One-time code"
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={setCode}
            isRequired
          />
        )}
        {problem && <p role="alert">{problem}</p>}
        <Button type="submit" disabled={isBusy}>
          {session.hasPassword ? 'Change the password' : 'Set the password'}
        </Button>
      </form>
    </Panel>
  );
}
