/**
 * Measures ours and the bare limit in the same run: human lines on stderr, one JSON object a line on stdout.
 * With `--keep` the bench's table in MEASURED.md is written anew.
 */
import { runCrowd, type CrowdOptions } from './crowd';
import { deskBench } from './desk';
import { fanoutBench } from './fanout';
import { hotspotsBench } from './hotspots/hotspots';
import { houstonBench } from './houston/houston';
import { ingestBench } from './ingest';
import { keepMeasured } from './kept';
import { latencyBench } from './latency';
import { runListeners, type ListenerOptions } from './listeners';
import { memoryBench, runMemory, type MemoryOptions } from './memory';
import { numbersBench } from './numbers';
import { pollingBench } from './polling/polling';
import { runPollers, type PollerOptions } from './polling/pollers';
import { runRivalBoard, type RivalOptions } from './polling/rival-board';
import { takeReported } from './report';
import { runSender, type SenderOptions } from './sender';
import { snapshotBench } from './snapshot';
import { runStatic, siteBench, type StaticOptions } from './site';
import { runFolding, startBench, type FoldingOptions } from './start';
import { timeMachineBench } from './time-machine';
import { topicsBench } from './topics/topics';
import { runViewers, type ViewerOptions } from './viewers';
import { wallBench } from './wall';

/** A bench may run one part of it alone: `pnpm bench desk frames`. */
const benches: Record<string, (part?: string) => Promise<void>> = {
  ingest: ingestBench,
  latency: latencyBench,
  fanout: fanoutBench,
  snapshot: snapshotBench,
  memory: memoryBench,
  start: startBench,
  wall: wallBench,
  site: siteBench,
  numbers: numbersBench,
  desk: deskBench,
  hotspots: hotspotsBench,
  houston: houstonBench,
  polling: pollingBench,
  topics: topicsBench,
  timemachine: timeMachineBench,
};

/** Roles that a bench gives to children of its own, so that load costs the server's process nothing. */
const roles: Record<string, (options: string) => Promise<void>> = {
  '--sender': (options) => runSender(JSON.parse(options) as SenderOptions),
  '--listeners': (options) => runListeners(JSON.parse(options) as ListenerOptions),
  '--crowd': (options) => runCrowd(JSON.parse(options) as CrowdOptions),
  '--memory': (options) => runMemory(JSON.parse(options) as MemoryOptions),
  '--folded': (options) => runFolding(JSON.parse(options) as FoldingOptions),
  '--static': (options) => runStatic(JSON.parse(options) as StaticOptions),
  '--rival-board': (options) => runRivalBoard(JSON.parse(options) as RivalOptions),
  '--pollers': (options) => runPollers(JSON.parse(options) as PollerOptions),
  '--viewers': (options) => runViewers(JSON.parse(options) as ViewerOptions),
};

const [first, second] = process.argv.slice(2);
const role = first ? roles[first] : undefined;
if (role) {
  await role(second ?? '{}');
} else {
  const options = process.argv.slice(2).filter((word) => word.startsWith('--'));
  const [asked, part] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const keeps = options.includes('--keep');
  const chosen = asked ? [asked] : Object.keys(benches);
  for (const name of chosen) {
    const bench = benches[name];
    if (!bench) {
      console.error(`No such bench: ${name}. There are: ${Object.keys(benches).join(', ')}`);
      process.exit(2);
    }
    await bench(part);
    const title = [name, part, ...options.filter((option) => option !== '--keep')];
    if (keeps) keepMeasured(title.filter(Boolean).join(' '), takeReported());
  }
  // A bench whose hard results do not hold sets the code.
  process.exit();
}
