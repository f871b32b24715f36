import { NotBuiltPage } from '@/app/pages/not-built-page';

export function BacktestPage() {
  return <NotBuiltPage title="Backtest" />;
}
