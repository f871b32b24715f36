import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { dataFoldersQuery } from '@/api/data-folders';
import { Button } from '@/components/ui/button';
import { CheckList } from '@/components/ui/check-list';
import layout from '@/components/ui/layout.module.css';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { spanOf, symbolsOf, timeframesOf } from '@/lib/data-folders';
import { runsQuery, startBacktest, strategiesQuery } from './api';
import styles from './backtest.module.css';
import { bodyOf, cashFault, type Draft, draftFault, emptyDraft, settled, textOf } from './model';
import { ParameterField } from './parameter-field';

/** What to test: data, days, strategy and its parameters. */
export function BacktestForm({ started }: { started(id: string): void }) {
  const { data: folders = [], error: dataError } = useQuery(dataFoldersQuery);
  const { data: strategies = [], error: strategiesError } = useQuery(strategiesQuery);
  const [wanted, setWanted] = useState(emptyDraft);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const queries = useQueryClient();
  const draft = settled(wanted, folders, strategies);
  const change = (part: Partial<Draft>) => setWanted({ ...draft, ...part });
  const folder = folders.find((each) => each.folder === draft.folder);
  const strategy = strategies.find((each) => each.name === draft.strategy);
  const span = spanOf(folder, draft.timeframe, draft.symbols);
  const fault = draftFault(draft, strategy);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (fault !== null || !strategy) return;
    setBusy(true);
    setProblem(null);
    try {
      const run = await startBacktest(bodyOf(draft, strategy));
      await queries.invalidateQueries({ queryKey: runsQuery.queryKey });
      started(run.id);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'It was not started.');
    } finally {
      setBusy(false);
    }
  };
  const failed = dataError ?? strategiesError;
  if (failed) return <p role="alert">{failed.message}</p>;
  if (folders.length === 0 || strategies.length === 0)
    return <p role="status">Asking the desk for data and strategies...</p>;
  return (
    <form className={styles.form} onSubmit={submit} aria-label="New backtest">
      <div className={styles.fields}>
        <SelectField
          label="Data folder"
          value={draft.folder}
          onChange={(value) => change({ folder: value })}
          options={folders.map((each) => [each.folder, each.folder] as const)}
        />
        <SelectField
          label="Timeframe"
          value={draft.timeframe}
          onChange={(timeframe) => change({ timeframe })}
          options={timeframesOf(folder).map((each) => [each, each] as const)}
        />
      </div>
      {folder?.problem && (
        <p role="alert" className={layout.fault}>
          {folder.folder}: {folder.problem}
        </p>
      )}
      <CheckList
        label="Symbols"
        options={symbolsOf(folder, draft.timeframe)}
        chosen={draft.symbols}
        onChange={(symbols) => change({ symbols })}
      />
      <div className={styles.fields}>
        <TextField label="First day" type="date" value={draft.from} onChange={(from) => change({ from })} />
        <TextField label="Last day" type="date" value={draft.to} onChange={(to) => change({ to })} />
        <TextField
          label="Cash to start with"
          inputMode="decimal"
          value={draft.cash}
          onChange={(cash) => change({ cash })}
          placeholder="the desk's default"
          fault={cashFault(draft.cash)}
        />
      </div>
      <p className={layout.soft}>
        {span === 'unknown'
          ? 'The data does not say its days; the run will.'
          : span
            ? `All chosen symbols have data from ${span.first} to ${span.last}.`
            : 'The chosen symbols have no day in common.'}
      </p>
      <fieldset>
        <legend>Strategy</legend>
        <div className={styles.fields}>
          <SelectField
            label="Name"
            value={draft.strategy}
            onChange={(name) => change({ strategy: name, parameters: {} })}
            options={strategies.map(
              (each) => [each.name, each.version === null ? each.name : `${each.name} ${each.version}`] as const,
            )}
            hint={strategy?.needsOptionChain ? 'needs an option chain' : undefined}
          />
          {strategy?.parameters.map((info) => (
            <ParameterField
              key={info.name}
              info={info}
              value={textOf(draft, info)}
              onChange={(value) => change({ parameters: { ...draft.parameters, [info.name]: value } })}
            />
          ))}
        </div>
      </fieldset>
      {fault !== null && <p className={layout.fault}>{fault}</p>}
      {problem !== null && (
        <p role="alert" className={layout.fault}>
          Not started: {problem}
        </p>
      )}
      <p>
        <Button type="submit" look="accent" disabled={isBusy || fault !== null}>
          {isBusy ? 'Asking...' : 'Run the backtest'}
        </Button>
      </p>
    </form>
  );
}
