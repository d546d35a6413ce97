/** From the address to the first paint of the wall with its figures, in a fresh browser on this machine. */
import { browserFor } from './browser';
import { startProduct } from './product';
import { median, report } from './report';

const RUNS = 5;
const TARGET_MILLISECONDS = 2_000;
export async function wallBench(): Promise<void> {
  const launch = browserFor('wall');
  if (!launch) return;
  const product = await startProduct();
  const paints: number[] = [];
  const figures: number[] = [];
  try {
    for (let run = 0; run < RUNS; run += 1) {
      const browser = await launch();
      const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
      const [name = '', value = ''] = product.cookie.split('=');
      await context.addCookies([{ name, value, url: product.url }]);
      const page = await context.newPage();
      await page.goto(`${product.url}/wall`);
      await page.waitForSelector('main[data-state="live"]');
      figures.push(await page.evaluate(() => performance.now()));
      paints.push(
        await page.evaluate(
          () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
        ),
      );
      await browser.close();
    }
  } finally {
    await product.stop();
  }
  report({
    bench: 'wall-first-paint',
    ours: median(paints),
    limit: TARGET_MILLISECONDS,
    unit: 'ms',
    target: TARGET_MILLISECONDS,
    better: 'less',
    note: `figures on screen after ${median(figures).toFixed(0)} ms; cold browser, median of ${RUNS}`,
  });
}
