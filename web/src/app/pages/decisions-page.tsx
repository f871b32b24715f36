import { PageTitle } from '@/components/ui/page-title';
import { Decisions } from '@/features/decisions/decisions';

export function DecisionsPage() {
  return (
    <>
      <PageTitle title="Decisions" isHidden />
      <Decisions />
    </>
  );
}
