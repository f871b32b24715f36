import type { FaultRequest, PracticeFault } from '@/api/contract';
import { parseDecimal } from '@/lib/decimal';

/** The one number a fault takes. */
export interface FaultNumber {
  readonly key: 'seconds' | 'count' | 'percent';
  readonly label: string;
  readonly default: string;
  readonly min: number;
  readonly max: number;
  readonly isWhole: boolean;
}

export interface FaultKind {
  readonly fault: PracticeFault;
  readonly name: string;
  /** What happens in the market or at the venue. */
  readonly what: string;
  /** What the desk should do then. */
  readonly desk: string;
  readonly number: FaultNumber;
  readonly takesInstrument: boolean;
}

const seconds: FaultNumber = {
  key: 'seconds',
  label: 'Seconds of desk time',
  default: '30',
  min: 1,
  max: 3_600,
  isWhole: false,
};
const orders: FaultNumber = { key: 'count', label: 'Orders', default: '1', min: 1, max: 100, isWhole: true };

export const faultKinds: readonly FaultKind[] = [
  {
    fault: 'FeedMute',
    name: 'Mute the feed',
    what: 'The feed stays open and says nothing.',
    desk: 'Prices turn grey, entries are off, exits still work, and an alert says since when.',
    number: seconds,
    takesInstrument: false,
  },
  {
    fault: 'Disconnect',
    name: 'Disconnect',
    what: 'The feed\u2019s connection is lost.',
    desk: 'The link goes down with its evidence, entries are off, and it comes back by itself.',
    number: seconds,
    takesInstrument: false,
  },
  {
    fault: 'ReplyLost',
    name: 'Lose the reply',
    what: 'The venue takes the next order and its answer is lost.',
    desk: 'The order stands as unknown, nothing is sent twice, and the venue is asked what became of it.',
    number: orders,
    takesInstrument: false,
  },
  {
    fault: 'Rejection',
    name: 'Reject',
    what: 'The venue refuses the next order.',
    desk: 'The order ends as rejected with the venue\u2019s reason; a refused exit is tried again.',
    number: orders,
    takesInstrument: false,
  },
  {
    fault: 'PartialFills',
    name: 'Fill in parts',
    what: 'The next orders fill in parts.',
    desk: 'Protection covers exactly what is filled, part by part, and never more.',
    number: orders,
    takesInstrument: false,
  },
  {
    fault: 'Gap',
    name: 'Gap',
    what: 'Prices jump.',
    desk: 'Stops that were jumped over fire at once at the market; the loss is booked as it is.',
    number: { key: 'percent', label: 'Percent', default: '-2', min: -20, max: 20, isWhole: false },
    takesInstrument: true,
  },
  {
    fault: 'VolatilitySpike',
    name: 'Volatility spike',
    what: 'Implied volatility jumps and decays.',
    desk: 'Option premiums rise; combined stops and loss limits of short options fire by premium.',
    number: { key: 'percent', label: 'Points of volatility', default: '15', min: 1, max: 100, isWhole: false },
    takesInstrument: false,
  },
];

/** What is wrong with the number, in words; null when it can be sent. */
export function numberFault({ min, max, isWhole }: FaultNumber, text: string): string | null {
  const value = parseDecimal(text);
  if (value === null) return 'Write a number.';
  if (isWhole && value.includes('.')) return 'Write a whole number.';
  return Number(value) < min || Number(value) > max ? `From ${min} to ${max}.` : null;
}

export function requestOf(kind: FaultKind, text: string, instrument: number | null): FaultRequest | null {
  const value = parseDecimal(text);
  if (value === null || numberFault(kind.number, text) !== null) return null;
  const { key } = kind.number;
  return {
    fault: kind.fault,
    ...(key === 'percent' ? { percent: value } : { [key]: Number(value) }),
    ...(kind.takesInstrument && instrument !== null ? { instrument } : {}),
  };
}
