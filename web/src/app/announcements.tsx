import { useEffect, useRef } from 'react';
import { useAccount } from '@/api/account';
import { useConnection, useTable } from '@/api/desk';
import { useNotify } from '@/components/ui/notices';
import { fillNews, newRows, orderNews } from '@/lib/news';

/** Says what happened while the page is open: fills politely; rejections, stops hit, alarms and disconnects at once. */
export function Announcements() {
  const { account } = useAccount();
  const notify = useNotify();
  const fills = useTable('Fills', account);
  const orders = useTable('Orders', account);
  const alerts = useTable('Alerts', account);
  const { phase } = useConnection();
  const seen = useRef({
    fills: new Set<string>(),
    orders: new Map<string, string>(),
    alerts: 0,
    isFirst: { fills: true, orders: true, alerts: true },
  });

  useEffect(() => {
    if (fills?.phase !== 'live') return;
    const { fresh, keys } = newRows(fills.rows, seen.current.fills);
    seen.current.fills = keys;
    if (!seen.current.isFirst.fills) {
      for (const row of fresh) {
        const news = fillNews(row);
        if (news.isUrgent) notify.assertive(news.text);
        else notify.polite(news.text);
      }
    }
    seen.current.isFirst.fills = false;
  }, [fills, notify]);

  useEffect(() => {
    if (orders?.phase !== 'live') return;
    for (const row of orders.rows.values()) {
      const before = seen.current.orders.get(row.order);
      seen.current.orders.set(row.order, row.status);
      const news = before === row.status || seen.current.isFirst.orders ? null : orderNews(row);
      if (news !== null) notify.assertive(news);
    }
    seen.current.isFirst.orders = false;
  }, [orders, notify]);

  useEffect(() => {
    if (alerts?.phase !== 'live') return;
    for (const row of alerts.rows.values()) {
      if (row.seq <= seen.current.alerts) continue;
      seen.current.alerts = row.seq;
      if (!seen.current.isFirst.alerts && row.level === 'Alarm') notify.assertive(row.text);
      else if (!seen.current.isFirst.alerts && row.level === 'Warning') notify.polite(row.text);
    }
    seen.current.isFirst.alerts = false;
  }, [alerts, notify]);

  const wasLost = useRef(false);
  useEffect(() => {
    if (phase === 'lost' && !wasLost.current)
      notify.assertive('The connection to the desk is lost. What you see is old. Protections go on in the desk.');
    if (phase === 'live' && wasLost.current) notify.polite('The connection to the desk is back.');
    wasLost.current = phase === 'lost' || (phase === 'connecting' && wasLost.current);
  }, [phase, notify]);
  return null;
}
