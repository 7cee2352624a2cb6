// Looks at every page of a published site: `node check.mjs ../site`. Needs Chromium, and what scripts/setup installs here.
//
// At 1100 and at 360 px, with script off in the page's own policy: no violation of axe-core, nothing that scrolls sideways, no
// request that fails or leads elsewhere, no layout shift, no more bytes than a page may have. Then a validator of HTML.

import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

/** The most bytes of a page with all that it loads. */
const WEIGHT = 400_000;
/** How many pages are looked at side by side. */
const AT_ONCE = 3;

const here = fileURLToPath(new URL('.', import.meta.url));
const root = process.argv[2];
const browserPath = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(browserPath)) {
  console.error(`there is no browser at ${browserPath}: run scripts/setup, or say in CHROMIUM where it is`);
  process.exit(1);
}
const axe = readFileSync(join(here, 'node_modules/axe-core/axe.min.js'), 'utf8');

const pages = [];
const walk = (folder) => {
  for (const name of readdirSync(join(root, folder)).sort()) {
    const path = join(folder, name);
    if (statSync(join(root, path)).isDirectory()) walk(path);
    else if (path.endsWith('.html')) pages.push(path);
  }
};
walk('');

const types = { html: 'text/html', css: 'text/css', svg: 'image/svg+xml' };
const server = createServer((request, answer) => {
  try {
    const path = decodeURIComponent(request.url.split('?')[0]);
    answer.setHeader('content-type', types[path.split('.').pop()] ?? 'text/plain');
    answer.end(readFileSync(join(root, path)));
  } catch {
    answer.statusCode = 404;
    answer.end();
  }
});
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const origin = `http://127.0.0.1:${server.address().port}/`;

const faults = [];
const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
let heaviest = 0;
for (const width of [1100, 360]) {
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  await context.addInitScript(() => {
    globalThis.shift = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (globalThis.shift += entry.value)))
      .observe({ type: 'layout-shift', buffered: true });
  });
  const look = async (path) => {
    const told = (fault) => faults.push(`${path} at ${width} px: ${fault}`);
    const page = await context.newPage();
    let weight = 0;
    page.on('response', async (response) => {
      if (response.url().endsWith('favicon.ico')) return;
      if (response.status() >= 400) told(`${response.status()} ${response.url()}`);
      weight += Number((await response.body().catch(() => '')).length);
    });
    page.on('request', (request) => request.url().startsWith(origin) || told(`asks for ${request.url()}`));
    await page.goto(origin + path, { waitUntil: 'load' });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) told(`scrolls sideways by ${wide} px`);
    const shift = await page.evaluate(() => globalThis.shift);
    if (shift > 0) told(`its layout shifts by ${shift}`);
    await page.evaluate(axe);
    const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'], preload: false }));
    for (const one of found.violations) told(`${one.id} (${one.impact}): ${one.nodes[0].html.slice(0, 120)}`);
    heaviest = Math.max(heaviest, weight);
    if (weight > WEIGHT) told(`weighs ${weight} bytes`);
    await page.close();
  };
  for (let first = 0; first < pages.length; first += AT_ONCE) await Promise.all(pages.slice(first, first + AT_ONCE).map(look));
  await context.close();
}
await browser.close();
server.close();
for (const fault of faults) console.log(fault);
console.log(`${pages.length} pages, ${faults.length} faults; the heaviest has ${heaviest} bytes`);
try {
  execFileSync('npx', ['html-validate', '--config', join(here, '.htmlvalidate.json'), ...pages.map((path) => join(root, path))], {
    cwd: here,
    stdio: 'inherit',
  });
  console.log('the validator finds nothing');
} catch {
  process.exitCode = 1;
}
if (faults.length) process.exitCode = 1;
