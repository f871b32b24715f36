import { useCallback, useRef, useState } from 'react';
import { DeskError, newIntent } from '@/api/client';
import type { CommandReply } from '@/api/contract';
import { useMayTrade } from '@/api/use-may-trade';
import { useNotify } from '@/components/ui/notices';

/** How far a wish of the user has come. Accepted means taken and durable; the rows say when the venue confirms. */
export type CommandState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'sending' }
  | { readonly phase: 'accepted'; readonly reply: CommandReply }
  | { readonly phase: 'refused'; readonly code: string; readonly reason: string; readonly reply: CommandReply | null }
  /** No answer came: it may have acted. Sending again carries the same key and cannot act twice. */
  | { readonly phase: 'unknown'; readonly reason: string };

export interface Command<Args> {
  readonly state: CommandState;
  /** True from the click until an answer. */
  readonly isBusy: boolean;
  /** The button is not to be pressed: an answer is awaited, or the role only looks on. */
  readonly isLocked: boolean;
  run(args: Args): Promise<CommandState>;
  reset(): void;
}

/** One trading command of a component. `what` names it in the news: "Flatten SPY". */
export function useCommand<Args>(
  call: (args: Args, intent: string) => Promise<CommandReply>,
  what: string | ((args: Args) => string),
): Command<Args> {
  const [state, setState] = useState<CommandState>({ phase: 'idle' });
  const isBusy = useRef(false);
  const unanswered = useRef<{ readonly said: string; readonly intent: string } | null>(null);
  const mayTrade = useMayTrade();
  const notify = useNotify();
  const run = useCallback(
    async (args: Args): Promise<CommandState> => {
      if (isBusy.current) return { phase: 'sending' };
      isBusy.current = true;
      setState({ phase: 'sending' });
      const said = JSON.stringify(args);
      const intent = unanswered.current?.said === said ? unanswered.current.intent : newIntent();
      const ended = await settle(call(args, intent));
      unanswered.current = ended.phase === 'unknown' ? { said, intent } : null;
      isBusy.current = false;
      setState(ended);
      if (ended.phase === 'refused' || ended.phase === 'unknown') {
        notify.assertive(
          `${typeof what === 'string' ? what : what(args)}: ${ended.phase === 'refused' ? 'refused' : 'outcome unknown'}. ${ended.reason}`,
        );
      }
      return ended;
    },
    [call, notify, what],
  );
  const reset = useCallback(() => setState({ phase: 'idle' }), []);
  const isSending = state.phase === 'sending';
  return { state, isBusy: isSending, isLocked: isSending || !mayTrade, run, reset };
}

async function settle(asked: Promise<CommandReply>): Promise<CommandState> {
  try {
    const reply = await asked;
    if (reply.outcome === 'Accepted') return { phase: 'accepted', reply };
    return { phase: 'refused', code: reply.code, reason: reply.reason, reply };
  } catch (error) {
    if (error instanceof DeskError && error.status !== 0)
      return { phase: 'refused', code: error.code, reason: error.message, reply: null };
    return {
      phase: 'unknown',
      reason: 'The desk did not answer; the same wish can be sent again without acting twice.',
    };
  }
}
