import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import layout from '@/components/ui/layout.module.css';
import { Panel } from '@/components/ui/panel';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { addUser, removeUser, setDisabled, setRole, type UserRole, usersQuery } from './security-api';
import styles from './settings.module.css';
import { useAct } from './use-act';

const roles = [
  ['viewer', 'Viewer: looks'],
  ['trader', 'Trader: acts'],
] as const;

/** Who may log in, and as what. Traders keep the list. */
export function Users({ own }: { readonly own: string | null }) {
  const { data, error } = useQuery(usersQuery);
  const [leaving, setLeaving] = useState<string | null>(null);
  const { isBusy, problem, run } = useAct();
  const queries = useQueryClient();
  const change = async (work: () => Promise<unknown>) => {
    if (await run(work)) await queries.invalidateQueries({ queryKey: usersQuery.queryKey });
  };
  return (
    <Panel title="Users" isPadded>
      {error && <p role="alert">{error.message}</p>}
      {problem && (
        <p role="alert" className={layout.fault}>
          {problem}
        </p>
      )}
      <ul aria-label="Users">
        {data?.map((each) => (
          <li key={each.name} className={styles.user}>
            <strong>
              {each.name}
              {each.name === own && ' (you)'}
            </strong>
            <span className={layout.soft}>
              {each.hasPassword ? 'password' : 'no password yet'}, {each.totpOn ? 'second factor' : 'no second factor'}
              {each.disabled && ', may not log in'}
            </span>
            <select
              className={layout.select}
              aria-label={`Role of ${each.name}`}
              value={each.role}
              disabled={isBusy}
              onChange={(event) => void change(() => setRole(each.name, event.target.value as UserRole))}
            >
              {roles.map(([role, text]) => (
                <option key={role} value={role}>
                  {text}
                </option>
              ))}
            </select>
            <Button
              size="small"
              disabled={isBusy}
              onClick={() => void change(() => setDisabled(each.name, !each.disabled))}
            >
              {each.disabled ? 'Let in again' : 'Keep out'}
            </Button>
            <Button size="small" look="danger" disabled={isBusy} onClick={() => setLeaving(each.name)}>
              Remove
            </Button>
          </li>
        ))}
      </ul>
      <AddUser isBusy={isBusy} add={(name, role, password) => change(() => addUser(name, role, password))} />
      {leaving !== null && (
        <Dialog title={`Remove ${leaving}?`} onClose={() => setLeaving(null)}>
          <p>
            Every login of {leaving} ends at once. What {leaving} did stays in the audit.
          </p>
          <p className={layout.row}>
            <Button
              look="danger"
              onClick={() => {
                void change(() => removeUser(leaving));
                setLeaving(null);
              }}
            >
              Remove
            </Button>
            <Button onClick={() => setLeaving(null)}>Keep</Button>
          </p>
        </Dialog>
      )}
    </Panel>
  );
}

interface AddUserProps {
  readonly isBusy: boolean;
  add(name: string, role: UserRole, password: string): Promise<void>;
}

function AddUser({ isBusy, add }: AddUserProps) {
  const [name, setName] = useState('');
  const [role, chooseRole] = useState<UserRole>('viewer');
  const [password, setPassword] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await add(name, role, password);
    setPassword('');
  };
  return (
    <form className={styles.edit} onSubmit={submit} aria-label="Add a user">
      <TextField label="Name" value={name} onChange={setName} autoComplete="off" isRequired />
      <SelectField label="Role" value={role} onChange={(value) => chooseRole(value as UserRole)} options={roles} />
      <TextField
        label="First password"
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
        isRequired
      />
      <Button type="submit" disabled={isBusy}>
        Add
      </Button>
    </form>
  );
}
