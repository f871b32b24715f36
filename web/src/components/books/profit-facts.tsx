import type { Decimal, ProfitView } from '@/api/contract';
import { Amount, Signed } from '@/components/ui/amount';
import { Facts } from '@/components/ui/facts';

interface ProfitFactsProps {
  readonly profit: ProfitView;
  readonly currency: string;
}

/** Equity and profit of one moment; what is unknown says why. */
export function ProfitFacts({ profit, currency }: ProfitFactsProps) {
  const why = `unknown: ${profit.unknownReason ?? 'no reason told'}`;
  const signed = (value: Decimal | null) => (value === null ? why : <Signed value={value} currency={currency} />);
  const plain = (value: Decimal | null) => (value === null ? why : <Amount value={value} currency={currency} />);
  return (
    <Facts
      facts={[
        { name: `Equity, ${currency}`, value: plain(profit.equity) },
        { name: 'Today', value: signed(profit.today) },
        { name: 'Realised', value: signed(profit.realised) },
        { name: 'Unrealised', value: signed(profit.unrealised) },
        { name: 'Charges', value: plain(profit.charges) },
        { name: 'Cash', value: plain(profit.cash) },
      ]}
    />
  );
}
