import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import layout from '@/components/ui/layout.module.css';
import { Panel } from '@/components/ui/panel';
import { TextField } from '@/components/ui/text-field';
import { optionsQuery } from './api';
import { fits, sectionsOf } from './model';
import { OptionLine } from './option-line';

/** The desk's configuration as it is in force, by section. */
export function Options({ canAct }: { readonly canAct: boolean }) {
  const { data, error } = useQuery(optionsQuery);
  const [text, setText] = useState('');
  const sections = useMemo(() => sectionsOf((data ?? []).filter((row) => fits(row, text))), [data, text]);
  if (error) return <p role="alert">{error.message}</p>;
  if (!data) return <p role="status">Asking the desk...</p>;
  return (
    <div className={layout.stack}>
      <div className={`${layout.bar} ${layout.filters}`}>
        <TextField label="Find an option" type="search" inputMode="search" value={text} onChange={setText} />
        <p className={layout.soft}>
          {data.length} options. What the environment sets stands above the file.{' '}
          {!canAct && 'Changing needs the role Trader.'}
        </p>
      </div>
      {sections.length === 0 && <p>None fits.</p>}
      {sections.map(({ name, rows }) => (
        <Panel key={name} title={name} note={`${rows.length}`}>
          <ul>
            {rows.map((row) => (
              <OptionLine key={row.key} row={row} canAct={canAct} />
            ))}
          </ul>
        </Panel>
      ))}
    </div>
  );
}
