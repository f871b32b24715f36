import { type FormEvent, useCallback, useState } from 'react';
import type { FaultRequest, InstrumentRow } from '@/api/contract';
import { useCommand } from '@/api/use-command';
import { Button } from '@/components/ui/button';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { arrangeFault } from './api';
import { type FaultKind, numberFault, requestOf } from './model';
import styles from './practice.module.css';

interface FaultFormProps {
  readonly kind: FaultKind;
  readonly account: string;
  readonly underlyings: readonly InstrumentRow[];
  onArranged(): void;
}

/** One fault: what happens, what the desk should do, and the button. */
export function FaultForm({ kind, account, underlyings, onArranged }: FaultFormProps) {
  const [text, setText] = useState(kind.number.default);
  const [instrument, setInstrument] = useState('');
  const call = useCallback(
    (request: FaultRequest, intent: string) => arrangeFault(account, request, intent),
    [account],
  );
  const { state, isBusy, isLocked, run } = useCommand(call, kind.name);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const request = requestOf(kind, text, instrument === '' ? null : Number(instrument));
    if (request && (await run(request)).phase === 'accepted') onArranged();
  };
  const fault = numberFault(kind.number, text);
  return (
    <form className={styles.fault} onSubmit={submit} aria-label={kind.name}>
      <p>
        <strong>{kind.name}.</strong> {kind.what}
      </p>
      <p className={styles.desk}>What the desk should do: {lowerFirst(kind.desk)}</p>
      <div className={styles.send}>
        <TextField
          label={kind.number.label}
          inputMode="decimal"
          value={text}
          onChange={setText}
          fault={fault}
          hint={`${kind.number.min} to ${kind.number.max}`}
        />
        {kind.takesInstrument && (
          <SelectField
            label="Instrument"
            value={instrument}
            onChange={setInstrument}
            options={[['', 'All'], ...underlyings.map((each) => [String(each.id), each.symbol] as const)]}
          />
        )}
        <Button type="submit" disabled={isLocked || fault !== null}>
          {isBusy ? 'Arranging...' : kind.name}
        </Button>
      </div>
      {state.phase === 'accepted' && <p role="status">Arranged, journal item {state.reply.seq ?? 'not told'}.</p>}
      {state.phase === 'refused' && (
        <p role="alert">
          Refused, {state.code}: {state.reason}
        </p>
      )}
      {state.phase === 'unknown' && <p role="alert">No answer; it may have been arranged. {state.reason}</p>}
    </form>
  );
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
