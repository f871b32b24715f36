import type { DecisionVerdict } from '@/api/contract';
import { Badge } from '@/components/ui/badge';
import { Icon } from '@/components/ui/icon';

export function VerdictBadge({ verdict }: { readonly verdict: DecisionVerdict }) {
  if (verdict === 'Note') return <Badge>Note</Badge>;
  const isGood = verdict === 'Approved';
  return (
    <Badge tone={isGood ? 'good' : 'bad'}>
      <Icon name={isGood ? 'tick' : 'close'} size={10} />
      {verdict}
    </Badge>
  );
}
