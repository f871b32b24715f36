import { NotBuiltPage } from '@/app/pages/not-built-page';

export function TradePage() {
  return <NotBuiltPage title="Trade" />;
}
