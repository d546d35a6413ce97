/** Measures ours and the bare limit in the same run: human lines on stderr, one JSON object a line on stdout. */
import { deskBench } from './desk';
import { fanoutBench } from './fanout';
import { ingestBench } from './ingest';
import { latencyBench } from './latency';
import { runListeners, type ListenerOptions } from './listeners';
import { numbersBench } from './numbers';
import { runSender, type SenderOptions } from './sender';
import { runStatic, siteBench, type StaticOptions } from './site';
import { runViewers, type ViewerOptions } from './viewers';
import { wallBench } from './wall';

const benches: Record<string, () => Promise<void>> = {
  ingest: ingestBench,
  latency: latencyBench,
  fanout: fanoutBench,
  wall: wallBench,
  site: siteBench,
  numbers: numbersBench,
  desk: deskBench,
};

/** Roles that a bench gives to children of its own, so that load costs the server's process nothing. */
const roles: Record<string, (options: string) => Promise<void>> = {
  '--sender': (options) => runSender(JSON.parse(options) as SenderOptions),
  '--listeners': (options) => runListeners(JSON.parse(options) as ListenerOptions),
  '--static': (options) => runStatic(JSON.parse(options) as StaticOptions),
  '--viewers': (options) => runViewers(JSON.parse(options) as ViewerOptions),
};

const [first, second] = process.argv.slice(2);
const role = first ? roles[first] : undefined;
if (role) {
  await role(second ?? '{}');
} else {
  const chosen = first ? [first] : Object.keys(benches);
  for (const name of chosen) {
    const bench = benches[name];
    if (!bench) {
      console.error(`No such bench: ${name}. There are: ${Object.keys(benches).join(', ')}`);
      process.exit(2);
    }
    await bench();
  }
  process.exit(0);
}
