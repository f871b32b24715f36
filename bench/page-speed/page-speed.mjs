// How smooth and how fast the terminal is in headless Chromium, on the real desk and its practice market.
// Prints one JSON object. See README.md beside this file.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values: options } = parseArgs({
  options: {
    desk: { type: 'string', default: join(root, 'artifacts/bin/Fairlead.Cli/release/fairlead') },
    chromium: { type: 'string', default: '/usr/bin/chromium' },
    seconds: { type: 'string', default: '60' },
    loads: { type: 'string', default: '5' },
    speed: { type: 'string', default: '10' },
  },
});
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const account = 'practice-us';

const { chromium } = createRequire(join(root, 'web/package.json'))('playwright-core');
for (const file of [options.desk, options.chromium]) if (!existsSync(file)) fail(`${file} is missing; see README.md`);
const folder = mkdtempSync(join(tmpdir(), 'fairlead-page-speed-'));
const desk = spawn(options.desk, ['serve', '--data', folder, '--port', '0', '--no-browser']);
const browser = await chromium.launch({ executablePath: options.chromium, args: flags });
try {
  const link = await said(/^open (http\S+)$/m, /practice-us: ready/, /practice-india: ready/);
  const origin = new URL(link).origin;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript(`sessionStorage.setItem('fairlead.account', '${account}')`);
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole('button').click();
  await page.waitForURL('**/desk');
  const paints = [];
  for (let load = 0; load < Number(options.loads); load += 1) paints.push(await firstPaint(context, origin));
  const frames = await smoothness(page, origin);
  console.log(JSON.stringify({ machine: machine(), firstUsefulPaintMs: paints, frames }, null, 2));
} finally {
  await browser.close();
  desk.kill('SIGTERM');
  await new Promise((resolve) => desk.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
}

/** From the start of the navigation, with nothing cached, to the first row of the positions or the sentence that there is none. */
async function firstPaint(context, origin) {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await page.addInitScript(() => {
    const look = () => {
      const title = [...document.querySelectorAll('h2')].find((each) => each.textContent === 'Positions');
      const panel = title?.closest('section');
      const isUseful = panel?.querySelector('tbody tr') || panel?.textContent?.includes('No open position.');
      // The frame after the one that drew it: by then it is on the screen.
      if (isUseful) requestAnimationFrame(() => (window.usefulAt = performance.now()));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(`${origin}/desk`);
  await page.waitForFunction(() => window.usefulAt !== undefined, undefined, { timeout: 30_000 });
  const ms = Math.round(await page.evaluate(() => window.usefulAt));
  await page.close();
  return ms;
}

/** Chart and option chain of SPY while the market runs fast: gaps between frames, long tasks, and how much really came in. */
async function smoothness(page, origin) {
  await page.goto(`${origin}/trade`);
  await setSpeed(page, Number(options.speed));
  let changes = 0;
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => {
    changes += isQuotesOrBars(payload) ? 1 : 0;
  }));
  await page.goto(`${origin}/trade`);
  await page.getByRole('region', { name: /^Chart / }).waitFor();
  await page.getByRole('region', { name: /^Option chain / }).getByRole('row').nth(5).waitFor();
  await page.evaluate(() => {
    window.gaps = [];
    window.longTasks = [];
    new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map((each) => each.duration))).observe({ type: 'longtask' });
    let before = performance.now();
    const next = (now) => {
      window.gaps.push(now - before);
      before = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  const start = changes;
  await page.waitForTimeout(Number(options.seconds) * 1000);
  const received = changes - start;
  const { gaps, longTasks } = await page.evaluate(() => ({ gaps: window.gaps.slice(2), longTasks: window.longTasks }));
  const sorted = [...gaps].sort((a, b) => a - b);
  return {
    seconds: Number(options.seconds),
    marketSpeed: Number(options.speed),
    updatesPerSecond: round(received / Number(options.seconds)),
    framesPerSecond: round(gaps.length / Number(options.seconds)),
    frameGapP50Ms: round(sorted[Math.floor(sorted.length / 2)]),
    frameGapP99Ms: round(sorted[Math.floor(sorted.length * 0.99)]),
    longestFrameGapMs: round(sorted.at(-1)),
    gapsAbove50Ms: gaps.filter((each) => each > 50).length,
    longTasks: longTasks.length,
    longestTaskMs: round(Math.max(0, ...longTasks)),
  };
}

/** A message of the socket that changes what the chart or the chain shows: rows with a bid or an open. */
function isQuotesOrBars(payload) {
  const text = String(payload);
  return text.includes('"kind":"delta"') && (text.includes('"bid"') || text.includes('"isClosed"'));
}

async function setSpeed(page, speed) {
  const status = await page.evaluate(
    async ([path, body]) => {
      const { csrf } = await (await fetch('/auth/session')).json();
      const headers = { 'content-type': 'application/json', 'X-Fairlead-Csrf': csrf, 'Idempotency-Key': crypto.randomUUID() };
      return (await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })).status;
    },
    [`/terminal/accounts/${account}/practice/speed`, { speed }],
  );
  if (status !== 200) fail(`the desk refused speed ${speed}: ${status}`);
}

/** Waits until the desk printed all of these; gives what the first one found. */
async function said(...patterns) {
  let text = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`the desk is not ready; it said: ${text}`)), 60_000);
    desk.once('exit', (code) => reject(new Error(`the desk ended with ${code}: ${text}`)));
    desk.stdout.on('data', (chunk) => {
      text += chunk;
      if (!patterns.every((pattern) => pattern.test(text))) return;
      clearTimeout(timer);
      resolve(patterns[0].exec(text)[1]);
    });
  });
}

function machine() {
  return { cpu: cpus()[0]?.model, cores: cpus().length, loadAverage: round(loadavg()[0]), chromium: browser.version(), node: process.version };
}

function round(value) {
  return Math.round(value * 10) / 10;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
