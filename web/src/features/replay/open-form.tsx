import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';
import layout from '@/components/ui/layout.module.css';

interface OpenFormProps {
  /** What is wrong with the choices; null when they can be sent. */
  readonly fault: string | null;
  /** Why the choices could not be asked for. */
  readonly trouble?: string | undefined;
  start(): Promise<void>;
  readonly children: ReactNode;
}

/** A form that opens a replay, and says why the desk did not. */
export function OpenForm({ fault, trouble, start, children }: OpenFormProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setProblem(null);
    setBusy(true);
    try {
      await start();
    } catch (failed) {
      setProblem(failed instanceof Error ? failed.message : 'It was not started.');
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={submit} className={layout.stack}>
      {children}
      {fault !== null && <p className={layout.fault}>{fault}</p>}
      {(problem ?? trouble) && <p role="alert">{problem ?? trouble}</p>}
      <p>
        <Button type="submit" look="accent" disabled={isBusy || fault !== null}>
          Open the replay
        </Button>
      </p>
    </form>
  );
}
