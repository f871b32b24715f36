import { PageTitle } from '@/components/ui/page-title';
import { Practice } from '@/features/practice/practice';

export function PracticePage() {
  return (
    <>
      <PageTitle title="Practice" isHidden />
      <Practice />
    </>
  );
}
