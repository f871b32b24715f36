import type { ParameterInfo } from '@/api/contract';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { wordsOf } from '@/lib/shown';
import { parameterFault, rangeText } from './model';

interface ParameterFieldProps {
  readonly info: ParameterInfo;
  readonly value: string;
  onChange(value: string): void;
}

/** The field that fits a parameter's type, with its range and what it means. */
export function ParameterField({ info, value, onChange }: ParameterFieldProps) {
  const label = wordsOf(info.name);
  const choices = info.type === 'bool' ? boolWords(info.default) : info.choices;
  if (choices.length > 0) {
    return (
      <SelectField
        label={label}
        value={value}
        onChange={onChange}
        options={choices.map((each) => [each, wordsOf(each)] as const)}
        hint={info.help}
      />
    );
  }
  const range = rangeText(info);
  return (
    <TextField
      label={label}
      value={value}
      onChange={onChange}
      inputMode={info.type === 'int' ? 'numeric' : info.type === 'decimal' ? 'decimal' : 'text'}
      fault={parameterFault(info, value)}
      hint={[info.help, range].filter(Boolean).join(' ')}
    />
  );
}

/** In the desk's own spelling: True or true. */
function boolWords(spelled: string): readonly string[] {
  return /^[TF]/.test(spelled) ? ['True', 'False'] : ['true', 'false'];
}
