import { NotBuiltPage } from '@/app/pages/not-built-page';

export function DecisionsPage() {
  return <NotBuiltPage title="Decisions" />;
}
