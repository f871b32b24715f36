import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type SessionInfo, sessionQuery, setPassword } from '@/api/session';
import { Button } from '@/components/ui/button';
import layout from '@/components/ui/layout.module.css';
import { useNotify } from '@/components/ui/notices';
import { TextField } from '@/components/ui/text-field';
import { passwordFault, shortestPassword } from './model';
import styles from './settings.module.css';
import { useAct } from './use-act';

interface PasswordFormProps {
  readonly session: SessionInfo;
  onDone?(): void;
}

/** The own password, set for the first time or changed; in the settings, and on the page that a newcomer is led to. */
export function PasswordForm({ session, onDone }: PasswordFormProps) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const { isBusy, problem, run } = useAct();
  const queries = useQueryClient();
  const notify = useNotify();
  const send = async () => queries.setQueryData(sessionQuery.queryKey, await setPassword(next, current, code));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = passwordFault(next, again);
    setFault(found);
    if (found !== null || !(await run(send))) return;
    for (const clear of [setCurrent, setNext, setAgain, setCode]) clear('');
    notify.polite(`The password is ${session.hasPassword ? 'changed' : 'set'}. Your other logins have ended.`);
    onDone?.();
  };
  return (
    <form className={styles.form} onSubmit={submit} aria-label="Password">
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
      {session.hasPassword && session.totpOn && (
        <TextField
          label="One-time code"
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
          isRequired
        />
      )}
      {problem && (
        <p role="alert" className={layout.fault}>
          {problem}
        </p>
      )}
      <Button type="submit" look="accent" disabled={isBusy}>
        {session.hasPassword ? 'Change the password' : 'Set the password'}
      </Button>
    </form>
  );
}
