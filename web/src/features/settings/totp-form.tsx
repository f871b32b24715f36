import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { type SessionInfo, sessionQuery } from '@/api/session';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import layout from '@/components/ui/layout.module.css';
import { Panel } from '@/components/ui/panel';
import { TextField } from '@/components/ui/text-field';
import { inFours } from './model';
import { confirmTotp, disableTotp, type EnrolView, enrolTotp } from './security-api';
import styles from './settings.module.css';
import { useAct } from './use-act';

/** The second factor: a key for an authenticator app, confirmed by one of its codes. */
export function TotpForm({ session }: { readonly session: SessionInfo }) {
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [enrolled, setEnrolled] = useState<EnrolView | null>(null);
  const [recovery, setRecovery] = useState<readonly string[] | null>(null);
  const { isBusy, problem, run } = useAct();
  const queries = useQueryClient();
  const settled = () => queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const isDone = await run(async () => {
      if (session.totpOn) await disableTotp(password, code);
      else if (enrolled === null) setEnrolled(await enrolTotp(password));
      else {
        setRecovery((await confirmTotp(code)).recoveryCodes);
        setEnrolled(null);
      }
    });
    if (!isDone) return;
    setCode('');
    setPassword('');
    await settled();
  };
  return (
    <Panel
      title="Second factor"
      note={<Badge tone={session.totpOn ? 'good' : 'plain'}>{session.totpOn ? 'on' : 'off'}</Badge>}
      isPadded
    >
      <form className={styles.form} onSubmit={submit}>
        {recovery && (
          <div role="status">
            <p>It is on. These codes are for the day the phone is lost; each works once and they are shown once:</p>
            <pre className={layout.code}>{recovery.join('\n')}</pre>
          </div>
        )}
        {enrolled && (
          <div className={layout.stack}>
            <p>Type this key into your authenticator app, then confirm with a code of it within 10 minutes.</p>
            <pre className={layout.code}>{inFours(enrolled.key)}</pre>
            <p className={layout.label}>The same as an address, for apps that take one:</p>
            <pre className={layout.code}>{enrolled.uri}</pre>
          </div>
        )}
        {!enrolled && (
          <TextField
            label="Password, to be sure that it is you"
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
            isRequired
          />
        )}
        {(enrolled || session.totpOn) && (
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
        <Button type="submit" disabled={isBusy || !session.hasPassword}>
          {session.totpOn ? 'Turn it off' : enrolled ? 'Confirm' : 'Turn it on'}
        </Button>
        {!session.hasPassword && <p className={layout.soft}>Set a password first; a code is the second factor.</p>}
      </form>
    </Panel>
  );
}
