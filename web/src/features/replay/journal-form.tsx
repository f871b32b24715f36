import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAccounts } from '@/api/account';
import type { Day, ReplayRequest } from '@/api/contract';
import { SelectField } from '@/components/ui/select-field';
import { daysQuery } from './api';
import { OpenForm } from './open-form';

/** Which account and which day of its own journal. */
export function JournalForm({ start }: { start(request: ReplayRequest): Promise<void> }) {
  const { account: current, accounts } = useAccounts();
  const [account, setAccount] = useState(current?.account ?? '');
  const [day, setDay] = useState('');
  const { data: days = [], error } = useQuery(daysQuery(account));
  return (
    <OpenForm
      fault={account === '' ? 'There is no account.' : null}
      trouble={error?.message}
      start={() => start({ account, day: day === '' ? null : (day as Day) })}
    >
      <p>The journal is played again on a desk of its own. It cannot reach a market.</p>
      <SelectField
        label="Account"
        value={account}
        onChange={(value) => {
          setAccount(value);
          setDay('');
        }}
        options={accounts.map((each) => [each.account, each.name] as const)}
      />
      <SelectField
        label="Day"
        value={day}
        onChange={setDay}
        options={[
          ['', 'From the beginning of the journal'],
          ...[...days].reverse().map((each) => [each, each] as const),
        ]}
      />
    </OpenForm>
  );
}
