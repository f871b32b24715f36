import type { HaltCause, HaltLevel } from '@/api/contract';

export type RealHalt = Exclude<HaltLevel, 'None'>;

interface LevelWords {
  readonly level: RealHalt;
  readonly name: string;
  /** What will happen, before it does. */
  readonly consequence: string;
}

/** Mildest first. */
export const levels: readonly LevelWords[] = [
  {
    level: 'BlockEntries',
    name: 'Block entries',
    consequence: 'No new risk from anyone. Exits and protections go on.',
  },
  {
    level: 'CancelWorking',
    name: 'Cancel working',
    consequence: 'Also cancels working entry orders. Positions stay, guarded.',
  },
  {
    level: 'Flatten',
    name: 'Flatten',
    consequence: 'Also closes every position at the market.',
  },
];

export const levelNames: Readonly<Record<HaltLevel, string>> = {
  None: 'none',
  BlockEntries: 'Entries blocked',
  CancelWorking: 'Working cancelled',
  Flatten: 'Flattened',
};

export const causeWords: Readonly<Record<HaltCause, string>> = {
  Requested: 'requested',
  DailyLoss: "the day's loss limit",
  Drawdown: 'the drawdown limit',
  Integrity: 'a broken promise inside the desk',
};
