import type { InstrumentRow, OrderType, TimeInForce } from '@/api/contract';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { type Draft, type Faults, hasLimit, hasTrigger, lives, orderTypes, sizeHint } from '../model';
import styles from './order-ticket.module.css';

interface TermFieldsProps {
  readonly draft: Draft;
  change(part: Partial<Draft>): void;
  readonly instrument: InstrumentRow;
  readonly units: number | null;
  readonly faults: Faults;
}

/** Size, type, prices and life of the order. */
export function TermFields({ draft, change, instrument, units, faults }: TermFieldsProps) {
  const hasLots = instrument.lotSize > 1;
  return (
    <div className={styles.fields}>
      <TextField
        label={hasLots ? (draft.sizeIn === 'lots' ? `Lots of ${instrument.lotSize}` : 'Units') : 'Quantity'}
        inputMode="numeric"
        autoComplete="off"
        value={draft.size}
        onChange={(size) => change({ size })}
        fault={faults.size}
        hint={sizeHint(draft, instrument, units)}
      />
      {hasLots ? (
        <SelectField
          label="Size in"
          value={draft.sizeIn}
          onChange={(sizeIn) => change({ sizeIn: sizeIn as Draft['sizeIn'] })}
          options={[
            ['lots', 'Lots'],
            ['units', 'Units'],
          ]}
        />
      ) : (
        <SelectField
          label="Life"
          value={draft.timeInForce}
          onChange={(life) => change({ timeInForce: life as TimeInForce })}
          options={lives}
        />
      )}
      <SelectField
        label="Type"
        value={draft.type}
        onChange={(type) => change({ type: type as OrderType })}
        options={orderTypes}
      />
      {hasLots && (
        <SelectField
          label="Life"
          value={draft.timeInForce}
          onChange={(life) => change({ timeInForce: life as TimeInForce })}
          options={lives}
        />
      )}
      {hasTrigger(draft.type) && (
        <TextField
          label="Trigger price"
          inputMode="decimal"
          autoComplete="off"
          value={draft.triggerPrice}
          onChange={(triggerPrice) => change({ triggerPrice })}
          fault={faults.triggerPrice}
        />
      )}
      {hasLimit(draft.type) && (
        <TextField
          label="Limit price"
          inputMode="decimal"
          autoComplete="off"
          value={draft.limitPrice}
          onChange={(limitPrice) => change({ limitPrice })}
          fault={faults.limitPrice}
        />
      )}
      {draft.type === 'TrailingStop' && (
        <TextField
          label="Trails by"
          inputMode="decimal"
          autoComplete="off"
          value={draft.trailBy}
          onChange={(trailBy) => change({ trailBy })}
          fault={faults.trailBy}
        />
      )}
      {draft.timeInForce === 'Gtd' && (
        <TextField
          label="Good till (market time)"
          type="datetime-local"
          value={draft.goodTill}
          onChange={(goodTill) => change({ goodTill })}
          fault={faults.goodTill}
        />
      )}
    </div>
  );
}
