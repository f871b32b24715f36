import type { ExitReason, GroupState, ProtectionRow } from '@/api/contract';

export interface Coverage {
  readonly open: number;
  readonly covered: number;
  readonly isWhole: boolean;
  /** A guard cannot judge: its price is too old. */
  readonly blind: number;
  readonly sentence: string;
}

/** Covered against open over the whole register, longs and shorts counted apart so that they cannot cancel out. */
export function coverageOf(rows: readonly ProtectionRow[]): Coverage {
  let open = 0;
  let covered = 0;
  let blind = 0;
  for (const row of rows) {
    open += Math.abs(row.open);
    // Units guarded on the wrong side, or beyond what is open, guard nothing.
    if (Math.sign(row.covered) === Math.sign(row.open)) covered += Math.min(Math.abs(row.covered), Math.abs(row.open));
    if (row.isBlind && row.open !== 0) blind += 1;
  }
  const isWhole = covered === open;
  return { open, covered, isWhole, blind, sentence: sentenceOf(open, covered, blind) };
}

function sentenceOf(open: number, covered: number, blind: number): string {
  if (open === 0) return 'Nothing open, nothing to cover.';
  const count = `${covered} of ${open} units covered`;
  if (covered < open) return `${count}: ${open - covered} stand open`;
  return blind === 0 ? count : `${count}, but ${blind === 1 ? 'one guard has' : `${blind} guards have`} no fresh price`;
}

export function isCovered(row: ProtectionRow): boolean {
  return row.open === row.covered;
}

export const stateWords: Readonly<Record<GroupState, string>> = {
  Opening: 'opening',
  Protected: 'protected',
  Unprotected: 'unprotected',
  Closing: 'closing',
  CloseFailed: 'close failed',
  Closed: 'closed',
};

export const ruleWords: Readonly<Record<ExitReason, string>> = {
  None: '',
  Stop: 'stop',
  Target: 'target',
  Trail: 'trailing stop',
  BreakEven: 'break-even stop',
  MaxLoss: 'largest loss',
  TimeExit: 'time is up',
  SquareOff: 'square-off',
  CombinedStop: 'stop of the structure',
  CombinedTarget: 'target of the structure',
  Strategy: 'strategy',
  Person: 'by hand',
  Halt: 'halt',
  Late: 'late fill',
};
