import type { Decimal, PlanView } from '@/api/contract';

/** The plan with its stop at a fixed price; every other rule stays. */
export function withStop(plan: PlanView | null, stopAt: Decimal | null): PlanView {
  return { ...plan, stop: null, stopAt };
}

/** The plan with its target at a fixed price; every other rule stays. */
export function withTarget(plan: PlanView | null, targetAt: Decimal | null): PlanView {
  return { ...plan, target: null, targetAt };
}

/** The rules beyond stop and target in words, for people: "trails by 2 points". */
export function planWords(plan: PlanView | null): readonly string[] {
  if (plan === null) return [];
  const words: string[] = [];
  const far = (distance: { points: Decimal | null; percent: Decimal | null }) =>
    distance.points === null ? `${distance.percent}%` : `${distance.points} points`;
  if (plan.trailBy)
    words.push(`trails by ${far(plan.trailBy)}${plan.trailAfter ? ` after ${far(plan.trailAfter)} of profit` : ''}`);
  if (plan.breakEvenAt) words.push(`stop to entry at ${far(plan.breakEvenAt)} of profit`);
  if (plan.exitAfterSeconds != null) words.push(`out after ${plan.exitAfterSeconds} s`);
  if (plan.squareOffBeforeSeconds != null)
    words.push(`out ${Math.round(plan.squareOffBeforeSeconds / 60)} min before the close`);
  if (plan.combinedStopRatio != null) words.push(`stop at ${plan.combinedStopRatio} of the premium`);
  if (plan.combinedTargetRatio != null) words.push(`target at ${plan.combinedTargetRatio} of the premium`);
  if (plan.maxLoss != null) words.push(`out at a loss of ${plan.maxLoss}`);
  return words;
}
