// The npm package "openalgo", as its users call it: every method it has, against a desk on the practice market.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let web = dirname(fileURLToPath(import.meta.url));
while (!existsSync(join(web, 'web', 'node_modules', 'openalgo'))) {
  if (web === dirname(web)) throw new Error('openalgo was not found: run "npm ci" in web/');
  web = dirname(web);
}
const OpenAlgo = createRequire(join(web, 'web', 'package.json'))('openalgo');

const [, , host, key, symbol, lot, low] = process.argv;
const client = new OpenAlgo(key, host);
const order = { symbol, exchange: 'NFO', action: 'BUY', product: 'NRML', quantity: Number(lot) };
const said = {};
said.placeOrder = await client.placeOrder({ ...order, priceType: 'LIMIT', price: low });
said.modifyOrder = await client.modifyOrder({ ...order, orderId: said.placeOrder.orderid, price: low });
said.cancelOrder = await client.cancelOrder({ orderId: said.placeOrder.orderid });
said.placeSmartOrder = await client.placeSmartOrder({ ...order, positionSize: Number(lot) });
said.cancelAllOrder = await client.cancelAllOrder({});
said.closePosition = await client.closePosition({});
const methods = Object.getOwnPropertyNames(OpenAlgo.prototype).filter((name) => name !== 'constructor' && !name.startsWith('_'));
console.log(JSON.stringify({ methods, said }));
