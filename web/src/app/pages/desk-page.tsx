import { useCallback, useState } from 'react';
import { useNavigate } from 'react-router';
import { useAccount } from '@/api/account';
import type { PositionRow } from '@/api/contract';
import { useRows } from '@/api/desk';
import { PageTitle } from '@/components/ui/page-title';
import { Split } from '@/components/ui/split';
import { AlertsPanel } from '@/features/alerts/components/alerts-panel';
import { EquityPanel } from '@/features/equity/components/equity-panel';
import { FillsPanel } from '@/features/fills/components/fills-panel';
import { FlattenKeys } from '@/features/flatten/components/flatten-keys';
import { FlattenOne } from '@/features/flatten/components/flatten-one';
import { HaltPanel } from '@/features/halt/components/halt-panel';
import { WorkingOrdersPanel } from '@/features/orders/components/working-orders-panel';
import { PositionsPanel } from '@/features/positions/components/positions-panel';
import { EditProtection } from '@/features/protection/components/edit-protection';
import { ProtectionPanel } from '@/features/protection/components/protection-panel';
import { StrategiesPanel } from '@/features/strategies/components/strategies-panel';
import styles from './desk-page.module.css';

type Asked = { readonly what: 'one'; readonly key: string } | { readonly what: 'stop'; readonly group: string };

/** What the account holds, what guards it, and every way to stop. */
export function DeskPage() {
  const { account } = useAccount();
  const navigate = useNavigate();
  const positions = useRows('Positions', account);
  const [selected, setSelected] = useState<string | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = useCallback(() => setAsked(null), []);
  const flatten = useCallback((row: PositionRow) => setAsked({ what: 'one', key: row.key }), []);
  const editStop = useCallback((group: string) => setAsked({ what: 'stop', group }), []);
  const select = useCallback((row: PositionRow) => setSelected(row.key), []);
  const open = useCallback((instrument: number) => navigate(`/trade?instrument=${instrument}`), [navigate]);
  const meant = asked?.what === 'one' ? positions.find((row) => row.key === asked.key) : undefined;
  const books = [
    {
      id: 'positions',
      size: 34,
      content: (
        <PositionsPanel selected={selected} onSelect={select} onFlatten={flatten} onEditStop={editStop} onOpen={open} />
      ),
    },
    { id: 'protection', size: 34, content: <ProtectionPanel onEdit={editStop} /> },
    { id: 'orders', size: 32, content: <WorkingOrdersPanel /> },
  ];
  const beside = [
    { id: 'trading', size: 32, minSize: '196px', content: <HaltPanel /> },
    { id: 'strategies', size: 22, content: <StrategiesPanel /> },
    { id: 'alerts', size: 22, content: <AlertsPanel /> },
    { id: 'fills', size: 24, content: <FillsPanel /> },
  ];
  return (
    <div className={styles.page}>
      <PageTitle title="Desk" isHidden />
      <div className={styles.equity}>
        <EquityPanel />
      </div>
      <div className={styles.books}>
        <Split
          id="desk"
          direction="horizontal"
          parts={[
            {
              id: 'books',
              size: 66,
              minSize: '420px',
              content: <Split id="desk.books" direction="vertical" parts={books} />,
            },
            {
              id: 'side',
              size: 34,
              minSize: '280px',
              content: <Split id="desk.side" direction="vertical" parts={beside} />,
            },
          ]}
        />
      </div>
      {meant && <FlattenOne row={meant} onClose={close} />}
      <FlattenKeys selected={selected} />
      {asked?.what === 'stop' && <EditProtection group={asked.group} onClose={close} />}
    </div>
  );
}
