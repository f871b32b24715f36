import { NotBuiltPage } from '@/app/pages/not-built-page';

export function DeskPage() {
  return <NotBuiltPage title="Desk" />;
}
