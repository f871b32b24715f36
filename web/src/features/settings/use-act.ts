import { useState } from 'react';

interface Act {
  readonly isBusy: boolean;
  readonly problem: string | null;
  /** True when it went through. */
  run(work: () => Promise<unknown>): Promise<boolean>;
}

/** One request of a form at a time, with its refusal in words. */
export function useAct(): Act {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setProblem(null);
    try {
      await work();
      return true;
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'The desk did not do it.');
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, problem, run };
}
