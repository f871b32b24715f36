// The same fan-out with npm's ws: one text made once for each changed row, sent to every page.
import { createServer } from 'node:http';
import { fromWeb } from './web-package.mjs';

const { WebSocketServer } = fromWeb('ws');
const asked = Object.fromEntries(process.argv.slice(2).reduce((pairs, word, at, all) => (at % 2 ? pairs : [...pairs, [word.slice(2), Number(all[at + 1])]]), []));
const nanos = () => Number(process.hrtime.bigint());
const row = (instrument, number) => {
  const last = 100 + (instrument % 100) + (number % 50) * 0.05;
  return { instrument, bid: (last - 0.05).toFixed(2), ask: (last + 0.05).toFixed(2), last: last.toFixed(2), volume: 10000 + number, number, sentNanos: nanos() };
};

const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (socket) => {
  socket.on('message', () => {
    socket.send(JSON.stringify({ kind: 'snapshot', id: 1, seq: 0, rows: Array.from({ length: asked.symbols }, (_, index) => row(index, 0)) }));
    socket.follows = true;
  });
});

server.listen(0, '127.0.0.1', () => {
  console.log(`PORT ${server.address().port}`);
  const period = 1000 / asked.updates;
  const started = performance.now();
  let number = 0;
  const publish = () => {
    while (performance.now() >= started + (number + 1) * period) {
      number++;
      const text = Buffer.from(JSON.stringify({ kind: 'delta', id: 1, seq: number, rows: [row(number % asked.symbols, number)], gone: [] }));
      for (const socket of sockets.clients)
        if (socket.follows) socket.send(text, { binary: false });
    }
    setTimeout(publish, started + (number + 1) * period - performance.now());
  };
  publish();
});
