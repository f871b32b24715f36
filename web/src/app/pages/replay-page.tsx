import { NotBuiltPage } from '@/app/pages/not-built-page';

export function ReplayPage() {
  return <NotBuiltPage title="Replay" />;
}
