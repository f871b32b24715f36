import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AddApiKeyRequest, ApiKeyView, IssuedApiKey } from '@/api/contract';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import layout from '@/components/ui/layout.module.css';
import { Panel } from '@/components/ui/panel';
import { ApiKeyForm } from './api-key-form';
import { addApiKey, apiKeysQuery, revokeApiKey } from './api-keys-api';
import { factsText, hasExpired } from './api-keys-model';
import { IssuedKey } from './issued-key';
import styles from './settings.module.css';
import { useAct } from './use-act';

/** The keys programs use the desk with. Traders keep the list. */
export function ApiKeys() {
  const { data, error } = useQuery(apiKeysQuery);
  const [issued, setIssued] = useState<IssuedApiKey | null>(null);
  const [leaving, setLeaving] = useState<ApiKeyView | null>(null);
  const { isBusy, problem, run } = useAct();
  const queries = useQueryClient();
  const change = async (work: () => Promise<unknown>) => {
    const isDone = await run(work);
    if (isDone) await queries.invalidateQueries({ queryKey: apiKeysQuery.queryKey });
    return isDone;
  };
  const add = (body: AddApiKeyRequest) => change(async () => setIssued(await addApiKey(body)));
  const revoke = ({ id }: ApiKeyView) =>
    change(async () => {
      await revokeApiKey(id);
      setIssued((shown) => (shown?.id === id ? null : shown));
    });
  return (
    <Panel title="API keys" note="for programs; each is for one account" isPadded>
      {error && <p role="alert">{error.message}</p>}
      {data?.length === 0 && <p className={layout.soft}>No program may use this desk yet.</p>}
      <ul aria-label="API keys">
        {data?.map((each) => (
          <ApiKeyLine key={each.id} row={each} isBusy={isBusy} onRevoke={() => setLeaving(each)} />
        ))}
      </ul>
      {issued && <IssuedKey key={issued.id} issued={issued} onHide={() => setIssued(null)} />}
      {problem && (
        <p role="alert" className={layout.fault}>
          {problem}
        </p>
      )}
      <ApiKeyForm isBusy={isBusy} add={add} />
      {leaving && (
        <Dialog title={`Revoke ${leaving.name}?`} onClose={() => setLeaving(null)}>
          <p>
            Every program that uses the key {leaving.id} on {leaving.account} is refused at once, also in the middle of
            its work. Orders and positions stay as they are. A revoked key never comes back.
          </p>
          <p className={layout.row}>
            <Button
              look="danger"
              onClick={() => {
                void revoke(leaving);
                setLeaving(null);
              }}
            >
              Revoke
            </Button>
            <Button onClick={() => setLeaving(null)}>Keep</Button>
          </p>
        </Dialog>
      )}
    </Panel>
  );
}

interface ApiKeyLineProps {
  readonly row: ApiKeyView;
  readonly isBusy: boolean;
  onRevoke(): void;
}

function ApiKeyLine({ row, isBusy, onRevoke }: ApiKeyLineProps) {
  const now = Date.now();
  return (
    <li className={styles.user}>
      <strong>{row.name}</strong>
      {row.scopes.map((scope) => (
        <Badge key={scope} tone={scope === 'Trade' ? 'accent' : 'plain'}>
          {scope}
        </Badge>
      ))}
      {hasExpired(row, now) && <Badge tone="warn">expired</Badge>}
      <span className={layout.soft}>{factsText(row, now)}</span>
      <Button
        size="small"
        look="danger"
        disabled={isBusy}
        aria-label={`Revoke ${row.name} (${row.id})`}
        onClick={onRevoke}
      >
        Revoke
      </Button>
    </li>
  );
}
