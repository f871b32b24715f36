import { PageTitle } from '@/components/ui/page-title';

/** Stands where a page of the plan is not written yet, and says so. */
export function NotBuiltPage({ title }: { readonly title: string }) {
  return (
    <>
      <PageTitle title={title} />
      <p>This page is not built yet.</p>
    </>
  );
}
