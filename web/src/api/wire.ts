import type { Wire } from '@/api/socket';

/** The real socket, of the address the page came from. */
export function openWire(): Wire {
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
  return new WebSocket(`${scheme}//${location.host}/terminal/socket`);
}
