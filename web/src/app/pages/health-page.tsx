import { PageTitle } from '@/components/ui/page-title';
import { Health } from '@/features/health/health';

export function HealthPage() {
  return (
    <>
      <PageTitle title="Health" />
      <Health />
    </>
  );
}
