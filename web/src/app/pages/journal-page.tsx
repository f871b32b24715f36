import { PageTitle } from '@/components/ui/page-title';
import { Journal } from '@/features/journal/journal';

export function JournalPage() {
  return (
    <>
      <PageTitle title="Journal" isHidden />
      <Journal />
    </>
  );
}
