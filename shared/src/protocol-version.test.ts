/**
 * The lock on the wire: the shape of every message, beside the version that it has. A shape that
 * changes fails here until PROTOCOL_VERSION and its history say so. Then the lock is written anew with
 * `HEED_WRITE_LOCK=1 vitest run --config .vitest/unit.config.ts shared/src/protocol-version.test.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { acks, downMessages } from './down';
import { PROTOCOL_VERSION } from './protocol-version';
import { upMessages } from './up';

interface Lock {
  readonly version: number;
  readonly up: unknown;
  readonly down: unknown;
  readonly acks: unknown;
}

const file = new URL('protocol.lock.json', import.meta.url);

test('[S0] the wire has the shape that its version is locked to', () => {
  const now: Lock = {
    version: PROTOCOL_VERSION,
    up: shapes(upMessages),
    down: shapes(downMessages),
    acks: shapes(acks),
  };
  const locked = readLock();
  if (process.env.HEED_WRITE_LOCK && locked?.version !== PROTOCOL_VERSION) {
    writeFileSync(file, `${JSON.stringify(now, null, 2)}\n`);
  }
  expect(now, 'a changed shape needs a new PROTOCOL_VERSION and a new lock').toEqual(readLock());
});

test('[S0] the lock sees a field that is added to a message', () => {
  const changed = {
    ...upMessages,
    'war-room:join': upMessages['war-room:join'].extend({ x: z.int() }),
  };
  expect(shapes(changed)).not.toEqual(shapes(upMessages));
});

function shapes(messages: Readonly<Record<string, z.ZodType>>): Record<string, unknown> {
  const pairs = Object.entries(messages).map(([name, schema]) => [
    name,
    z.toJSONSchema(schema, { reused: 'ref' }),
  ]);
  // Through JSON, as the lock is: what JSON does not carry is no part of the wire.
  return JSON.parse(JSON.stringify(Object.fromEntries(pairs))) as Record<string, unknown>;
}

function readLock(): Lock | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Lock;
  } catch {
    return null;
  }
}
