import type { HealthView } from '@/api/contract';

/** One answer's numbers that are drawn as a line. */
export interface Sample {
  readonly memoryMb: number;
  readonly heapMb: number;
  readonly gcPausePct: number;
  readonly loops: Readonly<Record<string, { readonly lagMs: number; readonly eventsPerSecond: number }>>;
}

export interface Watched {
  readonly view: HealthView;
  /** The oldest first. */
  readonly samples: readonly Sample[];
}

/** Three minutes at one answer each 2 s. */
export const mostSamples = 90;

/** With one more answer; the oldest samples leave. A desk that started anew begins anew here too. */
export function appended(before: Watched | undefined, view: HealthView): Watched {
  const sample: Sample = {
    memoryMb: view.process.memoryMb,
    heapMb: view.process.heapMb,
    gcPausePct: view.process.gcPausePct,
    loops: Object.fromEntries(
      view.loops.map(({ account, lagMs, eventsPerSecond }) => [account, { lagMs, eventsPerSecond }]),
    ),
  };
  const known = before?.view.startedAt === view.startedAt ? before.samples : [];
  return { view, samples: [...known, sample].slice(-mostSamples) };
}

/** One loop's line; an answer without the loop is left out. */
export function loopLine(
  samples: readonly Sample[],
  account: string,
  of: (loop: { readonly lagMs: number; readonly eventsPerSecond: number }) => number,
): readonly number[] {
  return samples.flatMap((each) => {
    const loop = each.loops[account];
    return loop ? [of(loop)] : [];
  });
}

/** 48.2 GB or 512 MB; null is unknown. */
export function sizeText(megabytes: number | null): string {
  if (megabytes === null) return 'unknown';
  return megabytes >= 10_000 ? `${(megabytes / 1024).toFixed(1)} GB` : `${megabytes.toFixed(0)} MB`;
}

/** 1 d 3 h 12 min, coarse at the small end. */
export function uptimeText(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor(seconds / 3_600) % 24;
  const minutes = Math.floor(seconds / 60) % 60;
  if (days > 0) return `${days} d ${hours} h`;
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min` : `${Math.floor(seconds)} s`;
}
