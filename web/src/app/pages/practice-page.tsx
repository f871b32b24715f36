import { NotBuiltPage } from '@/app/pages/not-built-page';

export function PracticePage() {
  return <NotBuiltPage title="Practice" />;
}
