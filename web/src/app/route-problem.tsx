import { useRouteError } from 'react-router';
import { Button } from '@/components/ui/button';
import { PageTitle } from '@/components/ui/page-title';

/** A page that failed: says so with the cause and offers the one thing that helps. The desk itself goes on. */
export function RouteProblem() {
  const error = useRouteError();
  return (
    <main>
      <PageTitle title="This page failed" />
      <p>{error instanceof Error ? error.message : 'An unknown fault.'}</p>
      <p>The desk and its protections run in the host and are not touched by it.</p>
      <Button onClick={() => location.reload()}>Load again</Button>
    </main>
  );
}
