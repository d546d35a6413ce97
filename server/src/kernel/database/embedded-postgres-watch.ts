/** Keeps the cluster up while Heed runs: a server that was killed is started again, at the same place. */
import { setTimeout as pause } from 'node:timers/promises';
import { startCluster, type Cluster } from './embedded-postgres-cluster';
import { runningPostmaster, type Postmaster } from './embedded-postgres-process';

const LOOK_EVERY_MS = 500;

export interface Watch {
  /** Resolves when the watch no longer touches the cluster. */
  end(): Promise<void>;
}

export function keepRunning(cluster: Cluster, postmaster: Postmaster): Watch {
  const place = placeOf(cluster, postmaster);
  const end = new AbortController();
  const watching = watch({ ...cluster, place }, end.signal);
  return {
    end: async () => {
      end.abort();
      await watching;
    },
  };
}

async function watch(cluster: Cluster, end: AbortSignal): Promise<void> {
  while (!end.aborted) {
    await pause(LOOK_EVERY_MS, undefined, { signal: end }).catch(() => undefined);
    if (end.aborted || (await runningPostmaster(cluster.home.data))) continue;
    cluster.log('The PostgreSQL server is gone; starting it again.');
    try {
      await startCluster(cluster);
      cluster.log('The PostgreSQL server is back.');
    } catch (error) {
      cluster.log(error instanceof Error ? error.message : String(error));
    }
  }
}

/** Where the clients of this process look for it. */
function placeOf({ home }: Cluster, { host, port }: Postmaster): NonNullable<Cluster['place']> {
  return host === home.run ? { socketFolder: home.run, port } : { port };
}
