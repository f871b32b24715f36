import { DeskError } from '@/api/client';
import type { trading } from '@/api/trading';
import type { AmendAnswer } from './components/line-handle';
import type { Amendment } from './model';

/** Sends what a moved line asks and turns the reply into plain words; a missing reply is said as unknown, not as refused. */
export async function settleAmendment(
  desk: ReturnType<typeof trading>,
  amendment: Amendment,
  intent: string,
): Promise<AmendAnswer> {
  try {
    const { of, ...body } = amendment;
    const reply = await (of === 'order'
      ? desk.amendOrder(body as Omit<Extract<Amendment, { of: 'order' }>, 'of'>, intent)
      : desk.amendProtection(body as Omit<Extract<Amendment, { of: 'protection' }>, 'of'>, intent));
    if (reply.outcome === 'Accepted') return { isAccepted: true };
    return {
      isAccepted: false,
      isUnknown: false,
      reason: reply.outcome === 'Conflict' ? `${reply.code}: it changed meanwhile` : reply.reason,
    };
  } catch (error) {
    if (error instanceof DeskError && error.status !== 0)
      return {
        isAccepted: false,
        isUnknown: false,
        reason: error.code === 'VERSION_CONFLICT' ? 'VERSION_CONFLICT: it changed meanwhile' : error.message,
      };
    return { isAccepted: false, isUnknown: true, reason: 'no answer came; the line shows what the desk last said' };
  }
}
