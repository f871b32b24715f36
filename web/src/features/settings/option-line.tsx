import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { DeskError } from '@/api/client';
import type { OptionRow } from '@/api/contract';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import layout from '@/components/ui/layout.module.css';
import { changeOption, optionsQuery } from './api';
import { canChange, valueFault } from './model';
import { OptionInput } from './option-input';
import styles from './settings.module.css';

interface OptionLineProps {
  readonly row: OptionRow;
  readonly canAct: boolean;
}

/** One option: value, where it comes from, what it may be, and its change. */
export function OptionLine({ row, canAct }: OptionLineProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [shown, setShown] = useState(row.value);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const queries = useQueryClient();
  const fault = draft === null ? null : valueFault(row, draft);
  const begin = () => {
    setDraft(row.value);
    setShown(row.value);
    setProblem(null);
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (draft === null || fault !== null) return;
    setBusy(true);
    setProblem(null);
    try {
      const changed = await changeOption(row.key, draft, shown);
      queries.setQueryData(optionsQuery.queryKey, (rows) =>
        rows?.map((each) => (each.key === changed.key ? changed : each)),
      );
      setDraft(null);
    } catch (error) {
      setProblem(problemOf(error));
      if (error instanceof DeskError && error.code === 'VERSION_CONFLICT')
        await queries.invalidateQueries({ queryKey: optionsQuery.queryKey });
    } finally {
      setBusy(false);
    }
  };
  const isOvertaken = draft !== null && row.value !== shown;
  return (
    <li className={styles.option}>
      <span className={styles.key}>{row.key}</span>
      <div>
        <p>
          <span className={styles.value}>{row.value === '' ? '(empty)' : row.value}</span> {row.unit}{' '}
          <Badge tone={row.source === 'default' ? 'plain' : 'accent'}>{row.source}</Badge>{' '}
          {row.needsRestart && <Badge tone="warn">needs restart</Badge>}
        </p>
        <p className={styles.help}>
          {row.help} {row.range !== null && `Range: ${row.range}.`} Default:{' '}
          {row.default === '' ? 'empty' : row.default}.
        </p>
        {draft !== null && (
          <form className={styles.edit} onSubmit={save} aria-label={`Change ${row.key}`}>
            <OptionInput row={row} value={draft} onChange={setDraft} fault={fault} />
            <Button type="submit" look="accent" disabled={isBusy || fault !== null || draft === shown || isOvertaken}>
              {isBusy ? 'Saving...' : 'Save'}
            </Button>
            <Button onClick={() => setDraft(null)}>Leave it</Button>
          </form>
        )}
        {isOvertaken && (
          <p role="alert" className={layout.fault}>
            Another page changed it to {row.value} meanwhile.{' '}
            <Button size="small" onClick={() => setShown(row.value)}>
              I have seen it
            </Button>
          </p>
        )}
        {problem && !isOvertaken && (
          <p role="alert" className={layout.fault}>
            {problem}
          </p>
        )}
      </div>
      {canChange(row) ? (
        <Button size="small" disabled={!canAct || draft !== null} onClick={begin} aria-label={`Change ${row.key}`}>
          Change
        </Button>
      ) : (
        <span className={styles.help}>set by the {row.source}: change it there</span>
      )}
    </li>
  );
}

function problemOf(error: unknown): string {
  if (error instanceof DeskError) return `Not changed, ${error.code}: ${error.message}`;
  return 'Not changed.';
}
