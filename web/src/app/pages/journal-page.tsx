import { NotBuiltPage } from '@/app/pages/not-built-page';

export function JournalPage() {
  return <NotBuiltPage title="Journal" />;
}
