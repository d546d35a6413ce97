/** `pnpm bench hotspots [--full]`: does the room see what is unusual, and only that? */
import { isReached, report, say as tell, type Measured } from '../report';
import { hardProperties } from './hard';
import { live } from './live';
import { liveLines } from './live-lines';
import { CITY_SEEDS, FULL, HARD_SEED, SHORT, WEEKLY_SEED } from './seeds';
import { weekly } from './weekly';
import { weeklyLines } from './weekly-lines';

export async function hotspotsBench(): Promise<void> {
  const size = process.argv.includes('--full') ? FULL : SHORT;
  const seeds = CITY_SEEDS.slice(0, size.citySeeds);
  say(`seeds ${WEEKLY_SEED} (weeks), ${seeds.join(' ')} (cities), ${HARD_SEED} (hard properties)`);
  const held = hardLines();
  const lines = [
    ...held,
    ...weeklyLines(weekly(WEEKLY_SEED, size.seriesEach), say),
    ...liveLines(live(seeds, say), say),
  ];
  for (const line of lines) report(line);
  if (!held.every(isReached)) process.exitCode = 1;
}

/** Each holds (1) or doesn't (0). */
function hardLines(): Measured[] {
  return hardProperties(HARD_SEED).map(({ name, holds, note }) => ({
    bench: `hotspots P7 ${name}`,
    ours: Number(holds),
    limit: 1,
    unit: 'holds',
    target: 1,
    better: 'share',
    note,
  }));
}

function say(line: string): void {
  tell(`hotspots: ${line}`);
}
