import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react';
import { type Binding, isTyping, type Pending, readStroke } from '@/lib/keyboard';

type Handlers = Map<string, (() => void)[]>;

const HandlersContext = createContext<Handlers | null>(null);

/** Reads the desk's keys for all below; the component mounted last answers an action. */
export function KeyProvider({
  bindings,
  children,
}: {
  readonly bindings: readonly Binding[];
  readonly children: ReactNode;
}) {
  const handlers = useMemo<Handlers>(() => new Map(), []);
  useEffect(() => {
    let pending: Pending | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target) || document.querySelector('dialog[open]')) return;
      const read = readStroke(bindings, pending, event, Date.now());
      pending = read.pending;
      const answer = read.action === null ? undefined : handlers.get(read.action)?.at(-1);
      if (!answer) return;
      event.preventDefault();
      answer();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [bindings, handlers]);
  return <HandlersContext.Provider value={handlers}>{children}</HandlersContext.Provider>;
}

/** Answers an action of the key map while mounted. Without a KeyProvider above it does nothing. */
export function useKeyAction(action: string, answer: () => void): void {
  const handlers = useContext(HandlersContext);
  const latest = useRef(answer);
  latest.current = answer;
  useEffect(() => {
    if (!handlers) return;
    const mine = () => latest.current();
    handlers.set(action, [...(handlers.get(action) ?? []), mine]);
    return () => {
      handlers.set(
        action,
        (handlers.get(action) ?? []).filter((each) => each !== mine),
      );
    };
  }, [handlers, action]);
}
