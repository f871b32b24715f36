import { PageTitle } from '@/components/ui/page-title';
import { Backtest } from '@/features/backtest/backtest';

export function BacktestPage() {
  return (
    <>
      <PageTitle title="Backtest" isHidden />
      <Backtest />
    </>
  );
}
