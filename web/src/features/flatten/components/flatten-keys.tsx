import { useState } from 'react';
import { useAccount } from '@/api/account';
import { useRows } from '@/api/desk';
import { useKeyAction } from '@/components/ui/key-actions';
import { FlattenAll } from './flatten-all';
import { FlattenOne } from './flatten-one';

/** Answers the keys that close positions: `x` the one whose key is given, Shift+X all of them. */
export function FlattenKeys({ selected }: { readonly selected: string | null }) {
  const { account } = useAccount();
  const positions = useRows('Positions', account);
  const [asked, setAsked] = useState<{ readonly what: 'one'; readonly key: string } | { readonly what: 'all' } | null>(
    null,
  );
  useKeyAction('flatten.one', () => {
    if (selected !== null && positions.some((row) => row.key === selected)) setAsked({ what: 'one', key: selected });
  });
  useKeyAction('flatten.all', () => setAsked({ what: 'all' }));
  const meant = asked?.what === 'one' ? positions.find((row) => row.key === asked.key) : undefined;
  return (
    <>
      {meant && <FlattenOne row={meant} onClose={() => setAsked(null)} />}
      {asked?.what === 'all' && <FlattenAll onClose={() => setAsked(null)} />}
    </>
  );
}
