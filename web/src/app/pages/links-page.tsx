import { PageTitle } from '@/components/ui/page-title';
import { Links } from '@/features/links/links';

export function LinksPage() {
  return (
    <>
      <PageTitle title="Links" />
      <Links />
    </>
  );
}
