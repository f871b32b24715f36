import { chromium } from 'playwright-core'; import fs from 'fs';
const log = fs.readFileSync(process.argv[2],'utf8'); const u = log.match(/http:\S+token=\S+/)[0]; const base=u.match(/http:\/\/[^/]+/)[0];
const b = await chromium.launch({ executablePath:'/usr/bin/chromium', args:['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] });
const ctxFile='/tmp/state.json';
const ctx = await b.newContext({ viewport:{width:1440,height:900}, storageState: fs.existsSync(ctxFile)?ctxFile:undefined });
const p = await ctx.newPage(); p.on('console', m=>{ if(['error','warning'].includes(m.type())) console.log('console', m.type(), m.text().slice(0,300)); }); p.on('pageerror', e=>console.log('pageerror', e.message));
p.on('response', r=>{ if(r.status()>=400) console.log(r.status(), r.url().slice(0,200)); });
if(process.argv[3]==='login'){ await p.goto(u); console.log(p.url()); await p.getByRole('button').first().click(); await p.waitForTimeout(2500); await ctx.storageState({path:ctxFile}); console.log(p.url()); }
for (const path of process.argv.slice(4)) { await p.goto(base+path); await p.waitForTimeout(4000); await p.screenshot({path:'/tmp/shot'+path.replace(/\W/g,'-')+'.png'}); console.log(path, p.url()); }
await b.close();
