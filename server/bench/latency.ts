/** From the sending of a complaint to the frame that shows it on 200 screens, at half load. */
import { runRole, startProduct } from './product';
import { median, percentile, report } from './report';
import type { Sent, SenderOptions } from './sender';
import type { Viewed } from './viewers';

const VIEWERS = 200;
const SECONDS = 15;
const TARGET_P99 = 250;

export async function latencyBench(): Promise<void> {
  const product = await startProduct();
  try {
    const port = Number(new URL(product.url).port);
    const send = (part: Partial<SenderOptions>) => {
      const options = { port, key: product.key, connections: 256, seconds: 4, rate: 0, first: 0 };
      return runRole<Sent>('--sender', { ...options, ...part });
    };
    const full = await send({ first: 900_000_000 });
    const rate = Math.round(full.acknowledged / full.seconds / 2);
    const viewing = runRole<Viewed>('--viewers', {
      url: product.url,
      key: product.key,
      viewers: VIEWERS,
      seconds: SECONDS + 8,
    });
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    const sent = await send({ rate, seconds: SECONDS, connections: 256, first: 100_000_000 });
    const { frames } = await viewing;
    const times = frames.flatMap((mine) => screenTimes(sent.positions, mine));
    report({
      bench: 'latency',
      ours: percentile(times, 0.99),
      limit: TARGET_P99,
      unit: 'ms',
      target: TARGET_P99,
      better: 'less',
      note: `${VIEWERS} viewers, ${rate}/s, median ${median(times).toFixed(0)} ms, ${times.length} sightings`,
    });
  } finally {
    await product.stop();
  }
}

/** Milliseconds until the first frame that reaches each complaint's position. */
export function screenTimes(
  positions: readonly [number, number][],
  frames: readonly [number, number][],
): number[] {
  const byPosition = [...positions].sort(([a], [b]) => a - b);
  let frame = 0;
  const times: number[] = [];
  for (const [position, sentAt] of byPosition) {
    while (frame < frames.length && (frames[frame]?.[0] ?? 0) < position) frame += 1;
    const seen = frames[frame];
    if (seen) times.push(seen[1] - sentAt);
  }
  return times;
}
