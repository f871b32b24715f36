import type { Binding } from '@/lib/keyboard';

/** The desk's whole key map; `?` shows it. Pages answer with useKeyAction. */
export const keys: readonly Binding[] = [
  { keys: 'g d', action: 'go./desk', text: 'Desk', group: 'Go to' },
  { keys: 'g t', action: 'go./trade', text: 'Trade', group: 'Go to' },
  { keys: 'g c', action: 'go./decisions', text: 'Decisions', group: 'Go to' },
  { keys: 'g j', action: 'go./journal', text: 'Journal', group: 'Go to' },
  { keys: 'g r', action: 'go./replay', text: 'Replay', group: 'Go to' },
  { keys: 'g b', action: 'go./backtest', text: 'Backtest', group: 'Go to' },
  { keys: 'g l', action: 'go./links', text: 'Links', group: 'Go to' },
  { keys: 'g h', action: 'go./health', text: 'Health', group: 'Go to' },
  { keys: 'g p', action: 'go./practice', text: 'Practice', group: 'Go to' },
  { keys: 'g s', action: 'go./settings', text: 'Settings', group: 'Go to' },
  { keys: '/', action: 'search', text: 'Search instruments', group: 'Trade' },
  { keys: 'b', action: 'ticket.buy', text: 'Order ticket, buy', group: 'Trade' },
  { keys: 's', action: 'ticket.sell', text: 'Order ticket, sell', group: 'Trade' },
  { keys: 'x', action: 'flatten.one', text: 'Flatten the selected position (Enter confirms)', group: 'Exits' },
  { keys: 'Shift+X', action: 'flatten.all', text: 'Flatten everything (asks first)', group: 'Exits' },
  { keys: 'h', action: 'halt', text: 'Halt trading', group: 'Exits' },
  { keys: '?', action: 'keys', text: 'This sheet', group: 'Help' },
];
