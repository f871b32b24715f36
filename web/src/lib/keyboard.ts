/**
 * Keys of the terminal. A binding is a key ("b", "?", "Shift+X") or two keys one after the other ("g d"). Letters with
 * Shift say so; other characters are named as they print.
 */
export interface Binding {
  readonly keys: string;
  /** What it does, as a name that pages answer to: "ticket.buy". */
  readonly action: string;
  /** For the sheet of keys. */
  readonly text: string;
  readonly group: string;
}

export interface KeyStroke {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
}

/** A second key counts within this time. */
export const sequenceMs = 1_200;

/** "Shift+X" for a shifted letter, the key's own name otherwise; null for strokes that belong to the browser. */
export function nameOf(stroke: KeyStroke): string | null {
  if (stroke.ctrlKey || stroke.altKey || stroke.metaKey || stroke.repeat) return null;
  if (/^[a-z]$/i.test(stroke.key))
    return stroke.shiftKey ? `Shift+${stroke.key.toUpperCase()}` : stroke.key.toLowerCase();
  return stroke.key;
}

/** What has been typed of a sequence, and when. */
export interface Pending {
  readonly prefix: string;
  readonly at: number;
}

/** The action that a stroke completes, or the beginning of a sequence, or neither. */
export function readStroke(
  bindings: readonly Binding[],
  pending: Pending | null,
  stroke: KeyStroke,
  now: number,
): { readonly action: string | null; readonly pending: Pending | null } {
  const name = nameOf(stroke);
  if (name === null) return { action: null, pending: null };
  const isOpen = pending !== null && now - pending.at <= sequenceMs;
  const typed = isOpen ? `${pending.prefix} ${name}` : name;
  const found = bindings.find((each) => each.keys === typed) ?? bindings.find((each) => each.keys === name);
  if (found) return { action: found.action, pending: null };
  return {
    action: null,
    pending: bindings.some((each) => each.keys.startsWith(`${name} `)) ? { prefix: name, at: now } : null,
  };
}

/** Whether keys typed here are text or belong to a control of its own, not to the desk. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('[data-own-keys]')) return true;
  return target.closest('input, textarea, select, [contenteditable="true"], dialog') !== null;
}
