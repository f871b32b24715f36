import { type FormEvent, useState } from 'react';
import { useAccounts } from '@/api/account';
import type { AddApiKeyRequest } from '@/api/contract';
import { Button } from '@/components/ui/button';
import { CheckList } from '@/components/ui/check-list';
import layout from '@/components/ui/layout.module.css';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { daysFault, emptyDraft, isScope, longestName, requestOf, scopes } from './api-keys-model';
import styles from './settings.module.css';

interface ApiKeyFormProps {
  readonly isBusy: boolean;
  /** True when the key was made. */
  add(body: AddApiKeyRequest): Promise<boolean>;
}

/** What a new key is to be good for. */
export function ApiKeyForm({ isBusy, add }: ApiKeyFormProps) {
  const { accounts, account } = useAccounts();
  const [draft, setDraft] = useState(() => emptyDraft(account?.account ?? ''));
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const fault = daysFault(draft.days);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await add(requestOf(draft, Date.now()))) setDraft(emptyDraft(draft.account));
  };
  return (
    <form className={layout.stack} onSubmit={submit} aria-label="Create an API key">
      <div className={styles.edit}>
        <TextField
          label="Name"
          value={draft.name}
          onChange={(name) => change({ name })}
          autoComplete="off"
          hint={`What uses it; at most ${longestName} characters`}
          isRequired
        />
        <SelectField
          label="Account"
          value={draft.account}
          onChange={(chosen) => change({ account: chosen })}
          options={accounts.map((each) => [each.account, each.name] as const)}
        />
        <TextField
          label="Expires after, days"
          inputMode="numeric"
          autoComplete="off"
          value={draft.days}
          onChange={(days) => change({ days })}
          fault={fault}
          hint="Empty: never"
        />
        <TextField
          label="Only from these IP addresses"
          autoComplete="off"
          value={draft.addresses}
          onChange={(addresses) => change({ addresses })}
          hint="Separated by commas; empty: from anywhere"
        />
      </div>
      <CheckList
        label="Scopes"
        options={scopes}
        chosen={draft.scopes}
        onChange={(chosen) => change({ scopes: chosen.filter(isScope) })}
      />
      <p className={layout.soft}>
        Read looks, Trade places and cancels orders, Webhook is for alerts of chart platforms, which the desk does not
        take yet. Give a key no more than its program needs.
      </p>
      <p className={layout.row}>
        <Button
          type="submit"
          disabled={isBusy || fault !== null || draft.scopes.length === 0 || draft.name.trim() === ''}
        >
          Create key
        </Button>
      </p>
    </form>
  );
}
