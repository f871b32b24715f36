import { PageTitle } from '@/components/ui/page-title';
import { Replay } from '@/features/replay/replay';

export function ReplayPage() {
  return (
    <>
      <PageTitle title="Replay" isHidden />
      <Replay />
    </>
  );
}
