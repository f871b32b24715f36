import { NotBuiltPage } from '@/app/pages/not-built-page';

export function HealthPage() {
  return <NotBuiltPage title="Health" />;
}
