/** The frames of the console while somebody scrolls through tens of thousands of rows that change. */
import { browserFor } from './browser';
import { runRole, type Product } from './product';
import { percentile, report } from './report';
import type { Sent } from './sender';

const ROWS = 50_000;
const SECONDS = 12;
const TARGET_MILLISECONDS = 25;
/** Complaints a second that come in meanwhile. */
const RATE = 100;

export async function consoleFrames(product: Product, leader: Product): Promise<void> {
  const launch = browserFor('console frames');
  if (!launch) return;
  const browser = await launch();
  try {
    const page = await (
      await browser.newContext({ viewport: { width: 1440, height: 900 } })
    ).newPage();
    const [name = '', value = ''] = leader.cookie.split('=');
    await page.context().addCookies([{ name, value, url: product.url }]);
    await page.goto(`${product.url}/desk?view=open`);
    const grid = page.getByRole('grid');
    await grid.getByRole('row').nth(5).waitFor();
    await page.evaluate(scrollToLoad, ROWS);
    const options = { port: Number(new URL(product.url).port), key: product.key, connections: 4 };
    const load = { ...options, seconds: SECONDS + 2, rate: RATE, first: 500_000_000 };
    const sending = runRole<Sent>('--sender', load);
    const frames = await page.evaluate(scrollAndWatch, { rows: ROWS, seconds: SECONDS });
    await sending;
    report({
      bench: 'console frames',
      ours: percentile(frames.times, 0.95),
      limit: TARGET_MILLISECONDS,
      unit: 'ms',
      target: TARGET_MILLISECONDS,
      better: 'less',
      note: `${frames.rows} rows scrolled in ${SECONDS} s, ${RATE} complaints a second; median ${percentile(frames.times, 0.5).toFixed(1)} ms`,
    });
  } finally {
    await browser.close();
  }
}

/** What the functions that run in the page use of it: the server's types know no browser. */
interface PageWorld {
  readonly document: { querySelector(selector: string): Scroller | null };
  readonly requestAnimationFrame: (step: (now: number) => void) => void;
}
interface Scroller {
  scrollTop: number;
  readonly scrollHeight: number;
}

/** Runs in the page: goes to the end until so many rows are loaded, then back to the first. */
async function scrollToLoad(rows: number): Promise<void> {
  const { document } = globalThis as unknown as PageWorld;
  const scroller = document.querySelector('[role="grid"] .scroller');
  if (!scroller) throw new Error('there is no table');
  const until = performance.now() + 240_000;
  while (scroller.scrollHeight < rows * 32) {
    if (performance.now() > until) throw new Error(`only ${scroller.scrollHeight / 32} rows came`);
    scroller.scrollTop = scroller.scrollHeight;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  scroller.scrollTop = 0;
}

/** Runs in the page: scrolls from the first row to the last, a piece each frame, and times the frames. */
function scrollAndWatch({ rows, seconds }: { rows: number; seconds: number }) {
  const { document, requestAnimationFrame } = globalThis as unknown as PageWorld;
  const scroller = document.querySelector('[role="grid"] .scroller');
  if (!scroller) throw new Error('there is no table');
  const speed = (rows * 32) / (seconds * 1_000);
  return new Promise<{ times: number[]; rows: number }>((resolve) => {
    const times: number[] = [];
    const startedAt = performance.now();
    let last = startedAt;
    const step = (now: number) => {
      times.push(now - last);
      last = now;
      scroller.scrollTop = speed * (now - startedAt);
      if (now - startedAt < seconds * 1_000) requestAnimationFrame(step);
      else resolve({ times: times.slice(1), rows: Math.round(scroller.scrollTop / 32) });
    };
    requestAnimationFrame(step);
  });
}
