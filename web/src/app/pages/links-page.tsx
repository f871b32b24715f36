import { NotBuiltPage } from '@/app/pages/not-built-page';

export function LinksPage() {
  return <NotBuiltPage title="Links" />;
}
