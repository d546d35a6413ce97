/**
 * Screens that come all at once, as after their node has died: raw WebSockets that speak just enough of
 * Socket.IO, so that their own reading costs little of what is measured.
 */
import { constants, setPriority } from 'node:os';
import { WebSocket } from 'undici';

export interface CrowdOptions {
  readonly url: string;
  readonly key: string;
  readonly clients: number;
  /** How long they stay after the last has come. */
  readonly staySeconds: number;
}

export interface Crowd {
  /** Milliseconds from the beginning until each had its board. */
  readonly usable: readonly number[];
  readonly snapshotBytes: number;
}

export async function runCrowd(options: CrowdOptions): Promise<void> {
  // Five hundred machines of their own: they don't take the server's processors.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const beganAt = performance.now();
  const came = await Promise.all(
    Array.from({ length: options.clients }, () => come(options, beganAt)),
  );
  const crowd: Crowd = {
    usable: came.map(({ usable }) => usable),
    snapshotBytes: Math.max(...came.map(({ bytes }) => bytes)),
  };
  process.send?.(crowd);
  await new Promise((resolve) => setTimeout(resolve, options.staySeconds * 1_000));
  process.exit(0);
}

function come(
  { url, key }: CrowdOptions,
  beganAt: number,
): Promise<{ usable: number; bytes: number }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ usable: number; bytes: number }>();
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
  socket.addEventListener('error', () => reject(new Error('a screen was not let in')));
  socket.addEventListener('message', ({ data }: { data: unknown }) => {
    const text = String(data);
    if (text.startsWith('0')) socket.send(`40/room,${JSON.stringify({ key })}`);
    else if (text === '2') socket.send('3');
    else if (text.startsWith('40/room,')) {
      socket.send('42/room,1["war-room:join",{"scope":{"realm":"real"},"manyAtOnce":true}]');
    } else if (text.startsWith('43/room,1[{"snapshot"')) {
      resolve({ usable: performance.now() - beganAt, bytes: text.length });
    } else if (text.startsWith('44') || text.startsWith('43/room,1')) {
      reject(new Error(text.slice(0, 200)));
    }
  });
  return promise;
}
