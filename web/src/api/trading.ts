import { command, read, send } from '@/api/client';
import type {
  AccountRow,
  AmendOrderRequest,
  AmendProtectionRequest,
  ChainView,
  CommandReply,
  FlattenRequest,
  HaltRequest,
  InstrumentRow,
  OrderPreview,
  PlaceOrderRequest,
  ReleaseHaltRequest,
} from '@/api/contract';

/** Every trading request of the contract for one account, under the names of docs/terminal-api.md. */
export function trading(account: string) {
  const base = `/terminal/accounts/${encodeURIComponent(account)}`;
  const part = encodeURIComponent;
  return {
    preview: (body: PlaceOrderRequest) => send<OrderPreview>('POST', `${base}/orders/preview`, body),
    place: (body: PlaceOrderRequest, intent: string) => command('POST', `${base}/orders`, body, intent),
    amendOrder: ({ order, ...body }: AmendOrderRequest & { order: string }, intent: string) =>
      command('PATCH', `${base}/orders/${part(order)}`, body, intent),
    cancelOrder: ({ order, reason }: { order: string; reason: string }, intent: string) =>
      command('DELETE', `${base}/orders/${part(order)}`, { reason }, intent),
    amendProtection: ({ group, ...body }: AmendProtectionRequest & { group: string }, intent: string) =>
      command('PUT', `${base}/groups/${part(group)}/protection`, body, intent),
    removeProtection: ({ group, reason }: { group: string; reason: string }, intent: string) =>
      command('DELETE', `${base}/groups/${part(group)}/protection`, { reason }, intent),
    closeGroup: ({ group, reason }: { group: string; reason: string }, intent: string) =>
      command('POST', `${base}/groups/${part(group)}/close`, { reason }, intent),
    flatten: (body: FlattenRequest, intent: string) => command('POST', `${base}/flatten`, body, intent),
    halt: (body: HaltRequest, intent: string) => command('POST', `${base}/halt`, body, intent),
    releaseHalt: (body: ReleaseHaltRequest, intent: string) => command('POST', `${base}/halt/release`, body, intent),
    switchStrategy: ({ owner, isOn }: { owner: number; isOn: boolean }, intent: string): Promise<CommandReply> =>
      command('POST', `${base}/strategies/${owner}`, { isOn }, intent),
    takeOver: () => send<AccountRow>('POST', `${base}/take-over`, {}),
    instruments: (search: string, limit: number, signal?: AbortSignal) =>
      read<readonly InstrumentRow[]>(`${base}/instruments?search=${part(search)}&limit=${limit}`, signal),
    instrument: (id: number, signal?: AbortSignal) => read<InstrumentRow>(`${base}/instruments/${id}`, signal),
    chain: (underlying: number, expiry: string | null, strikes: number, signal?: AbortSignal) =>
      read<ChainView>(
        `${base}/chain?underlying=${underlying}&strikes=${strikes}${expiry === null ? '' : `&expiry=${expiry}`}`,
        signal,
      ),
  };
}
