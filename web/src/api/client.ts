import type { CommandReply, Problem } from '@/api/contract';

/** The desk's refusal, or no answer at all, as an error with a code and plain words. */
export class DeskError extends Error {
  readonly code: string;
  /** 0 when no answer came. */
  readonly status: number;

  constructor(status: number, code: string, reason: string) {
    super(reason);
    this.name = 'DeskError';
    this.status = status;
    this.code = code;
  }
}

/** The one thing kept here: the anti-forgery text of the session, which every request but GET must carry. */
let csrf = '';

export function keepCsrf(session: { readonly csrf?: string | null }): void {
  csrf = session.csrf ?? '';
}

/** Called when the desk says that we are not signed in (any more). */
let onSignedOut: () => void = () => {};

export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

export type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A key for one intent of the user: a second send of the same intent carries the same key and acts once. */
export function newIntent(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (each) => each.toString(16).padStart(2, '0')).join('');
}

/** GET, with what the contract says it replies. */
export async function read<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await ask(path, { signal });
  return (await bodyOf(response)) as T;
}

/** Any request that changes something and is not a trading command. */
export async function send<T>(method: Method, path: string, body?: unknown): Promise<T> {
  const response = await ask(path, {
    method,
    headers: headersOf(),
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return (await bodyOf(response)) as T;
}

/** A trading command. A judged refusal and a version conflict are replies, not errors; no answer is an error of code NO_ANSWER. */
export async function command(method: Method, path: string, body: unknown, intent: string): Promise<CommandReply> {
  const response = await ask(path, {
    method,
    headers: { ...headersOf(), 'Idempotency-Key': intent },
    body: JSON.stringify(body),
  });
  const reply = await jsonOf(response);
  if (isCommandReply(reply)) return reply;
  throw problemOf(response, reply);
}

function headersOf(): Record<string, string> {
  return { 'Content-Type': 'application/json', 'X-Fairlead-Csrf': csrf };
}

async function ask(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { credentials: 'same-origin', ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new DeskError(0, 'NO_ANSWER', 'The desk did not answer.');
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const body = await jsonOf(response);
  if (!response.ok) throw problemOf(response, body);
  return body;
}

async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function problemOf(response: Response, body: unknown): DeskError {
  if (response.status === 401) onSignedOut();
  return isProblem(body)
    ? new DeskError(response.status, body.code, body.reason)
    : new DeskError(
        response.status,
        `HTTP_${response.status}`,
        `The desk answered ${response.status} without a reason.`,
      );
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === 'object' && body !== null && 'code' in body && 'reason' in body && typeof body.reason === 'string'
  );
}

function isCommandReply(body: unknown): body is CommandReply {
  return isProblem(body) && 'outcome' in body && 'orders' in body;
}
