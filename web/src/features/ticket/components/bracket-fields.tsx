import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import type { Draft, Faults, GuardUnit } from '../model';
import styles from './order-ticket.module.css';

const units: readonly (readonly [GuardUnit, string])[] = [
  ['none', 'None'],
  ['points', 'Points'],
  ['percent', 'Percent'],
  ['price', 'Price'],
];

interface BracketFieldsProps {
  readonly draft: Draft;
  change(part: Partial<Draft>): void;
  readonly faults: Faults;
}

/** What guards the position from its first fill on. */
export function BracketFields({ draft, change, faults }: BracketFieldsProps) {
  return (
    <fieldset className={styles.bracket}>
      <legend>Protection, from the first fill on</legend>
      <div className={styles.fields}>
        <SelectField
          label="Stop by"
          value={draft.stopUnit}
          onChange={(unit) => change({ stopUnit: unit as GuardUnit })}
          options={units}
        />
        {draft.stopUnit === 'none' ? (
          <p className={styles.loud}>No stop: the fill stands unprotected.</p>
        ) : (
          <TextField
            label={draft.stopUnit === 'price' ? 'Stop price' : 'Stop distance'}
            inputMode="decimal"
            autoComplete="off"
            value={draft.stop}
            onChange={(stop) => change({ stop })}
            fault={faults.stop}
          />
        )}
        <SelectField
          label="Target by"
          value={draft.targetUnit}
          onChange={(unit) => change({ targetUnit: unit as GuardUnit })}
          options={units}
        />
        {draft.targetUnit === 'none' ? (
          <span />
        ) : (
          <TextField
            label={draft.targetUnit === 'price' ? 'Target price' : 'Target distance'}
            inputMode="decimal"
            autoComplete="off"
            value={draft.target}
            onChange={(target) => change({ target })}
            fault={faults.target}
          />
        )}
        <TextField
          label="Trail by points"
          placeholder="off"
          inputMode="decimal"
          autoComplete="off"
          value={draft.trail}
          onChange={(trail) => change({ trail })}
          fault={faults.trail}
        />
      </div>
    </fieldset>
  );
}
