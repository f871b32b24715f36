import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Plugin } from 'vite';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ClientMessage, Subscribe } from '../api/contract';
import { keyOf } from '../lib/table-stream.ts';
import { FakeDesk } from './fake-desk.ts';
import { answer } from './fake-http.ts';

const stepMs = 50;
const ours = /^\/(terminal|auth|fake)\//;

interface Following {
  readonly of: Subscribe;
  sent: Map<string, string>;
  seq: number;
}

/** Lets vite's dev and preview servers answer as a desk of canned rows. */
export function fakeDesk(): Plugin {
  const desk = new FakeDesk();
  const start = (server: Pick<Server, 'on'> | null, use: (handle: typeof onRequest) => void) => {
    use(onRequest);
    const sockets = new WebSocketServer({ noServer: true });
    server?.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
      if (request.url !== '/terminal/socket') return;
      sockets.handleUpgrade(request, stream, head, (socket) => speak(desk, socket));
    });
    setInterval(() => desk.step(stepMs), stepMs).unref();
  };
  const onRequest = (request: IncomingMessage, response: ServerResponse, next: () => void) => {
    const url = new URL(request.url ?? '/', 'http://fake');
    if (!ours.test(url.pathname)) return next();
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const { status, body } = answer(desk, request.method ?? 'GET', url, text === '' ? null : JSON.parse(text));
      // A report is a page of its own; everything else is JSON.
      const isPage = typeof body === 'string';
      response
        .writeHead(status, { 'Content-Type': isPage ? 'text/html; charset=utf-8' : 'application/json' })
        .end(status === 204 ? undefined : isPage ? body : JSON.stringify(body));
    });
  };
  return {
    name: 'fake-desk',
    configureServer: (server) => start(server.httpServer as Server | null, (handle) => server.middlewares.use(handle)),
    configurePreviewServer: (server) => start(server.httpServer as Server, (handle) => server.middlewares.use(handle)),
  };
}

function speak(desk: FakeDesk, socket: WebSocket): void {
  const followed = new Map<number, Following>();
  const say = (message: unknown) => socket.send(JSON.stringify(message));
  const snapshot = (of: Subscribe) => {
    const rows = desk.follow(of);
    followed.set(of.id, { of, sent: new Map(rows.map((row) => [key(of, row), JSON.stringify(row)])), seq: 0 });
    say({ kind: 'snapshot', id: of.id, seq: 0, rows });
  };
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as ClientMessage;
    if (message.op === 'ping') say({ kind: 'pong', nonce: message.nonce });
    else if (message.op === 'subscribe') snapshot(message);
    else if (message.op === 'unsubscribe') followed.delete(message.id);
    else {
      const known = followed.get(message.id);
      if (known) snapshot(known.of);
    }
  });
  const timer = setInterval(() => {
    for (const each of followed.values()) {
      const now = new Map(desk.follow(each.of).map((row) => [key(each.of, row), row]));
      const rows = [...now].filter(([name, row]) => each.sent.get(name) !== JSON.stringify(row)).map(([, row]) => row);
      const gone = [...each.sent.keys()].filter((name) => !now.has(name));
      if (rows.length === 0 && gone.length === 0) continue;
      each.sent = new Map([...now].map(([name, row]) => [name, JSON.stringify(row)]));
      each.seq += 1;
      say({ kind: 'delta', id: each.of.id, seq: each.seq, rows, gone });
    }
  }, stepMs);
  socket.on('close', () => clearInterval(timer));
}

function key({ topic }: Subscribe, row: unknown): string {
  return (keyOf[topic] as (row: unknown) => string)(row);
}
