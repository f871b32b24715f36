import type { DecisionRow, DecisionVerdict } from '@/api/contract';
import { Button } from '@/components/ui/button';
import layout from '@/components/ui/layout.module.css';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { type DecisionFilter, everything, namesOf } from './model';

interface DecisionFiltersProps {
  readonly rows: readonly DecisionRow[];
  readonly filter: DecisionFilter;
  change(filter: DecisionFilter): void;
}

export function DecisionFilters({ rows, filter, change }: DecisionFiltersProps) {
  const choices = (names: readonly string[], chosen: string): readonly (readonly [string, string])[] => [
    ['', 'All'],
    ...[...new Set(chosen === '' ? names : [...names, chosen])].map((name) => [name, name] as const),
  ];
  return (
    <search className={`${layout.bar} ${layout.filters}`} aria-label="Narrow the decisions">
      <SelectField
        label="Who"
        value={filter.owner}
        onChange={(owner) => change({ ...filter, owner })}
        options={choices(
          namesOf(rows, (row) => row.ownerName),
          filter.owner,
        )}
      />
      <SelectField
        label="Instrument"
        value={filter.symbol}
        onChange={(symbol) => change({ ...filter, symbol })}
        options={choices(
          namesOf(rows, (row) => row.symbol),
          filter.symbol,
        )}
      />
      <SelectField
        label="Verdict"
        value={filter.verdict}
        onChange={(verdict) => change({ ...filter, verdict: verdict as DecisionVerdict | '' })}
        options={choices(['Refused', 'Approved', 'Note'], filter.verdict)}
      />
      <TextField
        label="Text, code or rule"
        type="search"
        inputMode="search"
        value={filter.text}
        onChange={(text) => change({ ...filter, text })}
      />
      <Button onClick={() => change(everything)} disabled={filter === everything}>
        Show all
      </Button>
    </search>
  );
}
