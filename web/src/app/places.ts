import type { IconName } from '@/components/ui/icon';

/** The rail's places, in order. */
export const places: readonly { readonly path: string; readonly name: string; readonly icon: IconName }[] = [
  { path: '/desk', name: 'Desk', icon: 'desk' },
  { path: '/trade', name: 'Trade', icon: 'trade' },
  { path: '/decisions', name: 'Decisions', icon: 'decisions' },
  { path: '/journal', name: 'Journal', icon: 'journal' },
  { path: '/replay', name: 'Replay', icon: 'replay' },
  { path: '/backtest', name: 'Backtest', icon: 'backtest' },
  { path: '/links', name: 'Links', icon: 'links' },
  { path: '/health', name: 'Health', icon: 'health' },
  { path: '/practice', name: 'Practice', icon: 'practice' },
  { path: '/settings', name: 'Settings', icon: 'settings' },
];
