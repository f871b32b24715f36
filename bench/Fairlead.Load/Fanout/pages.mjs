// So many pages in one process: follow the table, take the time of every row, print percentiles as JSON.
import { fromWeb } from './web-package.mjs';

const { WebSocket } = fromWeb('ws');
const [url, clients, seconds] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const warmUpNanos = 3e9;
const nanos = () => Number(process.hrtime.bigint());
const millis = new Float64Array(clients * 200 * seconds + 100000);
let [count, missing, from, until] = [0, 0, Infinity, Infinity];

function follow() {
  return new Promise((snapshot, failed) => {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    let last = 0;
    socket.on('open', () => socket.send(JSON.stringify({ op: 'subscribe', id: 1, account: '', topic: 'Accounts' })));
    socket.on('error', failed);
    socket.on('message', (data) => {
      const now = nanos();
      const message = JSON.parse(data);
      if (message.kind !== 'delta') {
        snapshot(socket);
        return;
      }
      for (const row of message.rows) {
        if (row.sentNanos < from || row.sentNanos >= until) continue;
        if (last > 0) missing += row.number - last - 1;
        last = row.number;
        if (count < millis.length) millis[count++] = (now - row.sentNanos) / 1e6;
      }
    });
  });
}

const sockets = await Promise.all(Array.from({ length: clients }, follow));
from = nanos() + warmUpNanos;
until = from + seconds * 1e9;
setTimeout(() => {
  const sorted = millis.subarray(0, count).sort();
  const at = (share) => Math.round(sorted[Math.min(count - 1, Math.max(0, Math.ceil(share * count) - 1))] * 1000) / 1000;
  console.log(JSON.stringify({ p50: at(0.5), p99: at(0.99), p999: at(0.999), worst: at(1), messagesPerSecond: Math.round(count / seconds), missing }));
  for (const socket of sockets) socket.terminate();
}, (warmUpNanos / 1e9 + seconds + 1) * 1000);
