import type { OptionRow } from '@/api/contract';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';

interface OptionInputProps {
  readonly row: OptionRow;
  readonly value: string;
  onChange(value: string): void;
  readonly fault: string | null;
}

/** The field that fits the option's type. */
export function OptionInput({ row, value, onChange, fault }: OptionInputProps) {
  const label = row.unit === null ? 'New value' : `New value, ${row.unit}`;
  if (row.type === 'bool' || row.type === 'choice') {
    const words = row.type === 'bool' ? boolWords(row.value) : row.choices;
    return (
      <SelectField
        label={label}
        value={value}
        onChange={onChange}
        options={words.map((each) => [each, each] as const)}
      />
    );
  }
  return (
    <TextField
      label={label}
      value={value}
      onChange={onChange}
      fault={fault}
      hint={row.range ?? undefined}
      inputMode={row.type === 'text' ? 'text' : 'decimal'}
    />
  );
}

/** In the desk's own spelling. */
function boolWords(value: string): readonly string[] {
  return value === 'on' || value === 'off' ? ['on', 'off'] : ['true', 'false'];
}
