import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { solveChallenge } from 'altcha-lib/v1';
import { describe, expect, test } from 'vitest';
import { FakeClock } from '../../../test/fake-clock';
import { useDatabase } from '../../../test/pg';
import { RealmClock } from '../../kernel/realm-clock';
import { KeyStore } from '../../kernel/seal/key-store';
import { ProofOfWork } from './proof-of-work';
import { SentReports } from './sent-reports';
import { SiteLimits } from './site-limits';

const database = useDatabase();
const MINUTE = 60_000;

/** A node of its own over the same database and the same keys. */
function node(wall = new FakeClock(Date.now())) {
  const { database: db, folder } = database();
  const keys = new KeyStore(join(folder, 'keys'));
  const clock = new RealmClock(wall);
  return {
    limits: new SiteLimits(db, clock, keys),
    proofs: new ProofOfWork(db, clock, keys),
    sent: new SentReports(db, clock, keys),
  };
}

describe('limits', () => {
  const five = (of: string) => [{ of, most: 5, milliseconds: 15 * MINUTE }];

  test('two nodes count together, and the sixth try waits until the window is over', async () => {
    const wall = new FakeClock(Date.now());
    const [one, other] = [node(wall), node(wall)];
    const of = randomUUID();
    const tries = [one, other, one, other, one, other].map(
      ({ limits }) =>
        () =>
          limits.take(five(of)),
    );
    const waits: number[] = [];
    for (const attempt of tries) waits.push(await attempt());
    expect(waits).toEqual([0, 0, 0, 0, 0, 15 * 60]);
    wall.pass(15 * MINUTE + 1_000);
    expect(await one.limits.take(five(of))).toBe(0);
  });

  test('of many tries at once no more get through than may', async () => {
    const nodes = [node(), node()];
    const of = randomUUID();
    const waits = await Promise.all(
      Array.from({ length: 40 }, (_, n) => (nodes[n % 2] ?? node()).limits.take(five(of))),
    );
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
  });

  test('whoever is over it costs no further query; what is given back counts no more', async () => {
    await database().database.query('truncate site_attempt');
    const { limits } = node();
    const of = randomUUID();
    for (let n = 0; n < 20; n += 1) {
      expect(await limits.take(five(of))).toBe(0);
      await limits.giveBack(five(of));
    }
    for (let n = 0; n < 10; n += 1) await limits.take(five(of));
    const rows = await database().database.query<{ most: number }>(
      'select max(count)::integer as most from site_attempt',
    );
    expect(rows[0]?.most).toBe(6);
  });

  test('each of two is counted, and nothing that is kept says what was', async () => {
    const { limits } = node();
    const [number, network] = [randomUUID(), '203.0.113.7'];
    for (let n = 0; n < 5; n += 1) await limits.take([...five(number), ...five(network)]);
    expect(await limits.take([...five(randomUUID()), ...five(network)])).toBeGreaterThan(0);
    expect(await limits.take([...five(number), ...five('203.0.113.8')])).toBeGreaterThan(0);
    const rows = await database().database.query<{ bucket: string }>(
      'select bucket from site_attempt',
    );
    expect(rows.every(({ bucket }) => /^[0-9a-f]{64}$/.test(bucket))).toBe(true);
  });
});

describe('proof of work', () => {
  async function solved(challenge: string): Promise<string> {
    const { algorithm, maxnumber, ...parts } = JSON.parse(challenge) as {
      algorithm: string;
      maxnumber: number;
      challenge: string;
      salt: string;
      signature: string;
    };
    const found = await solveChallenge(parts.challenge, parts.salt, algorithm, maxnumber).promise;
    return Buffer.from(JSON.stringify({ algorithm, ...parts, number: found?.number })).toString(
      'base64',
    );
  }

  test('a solved challenge counts once, on whatever node, for its own form alone', async () => {
    const [one, other] = [node(), node()];
    const form = randomUUID();
    const proof = await solved(await one.proofs.challenge(form));
    expect(await other.proofs.accept(randomUUID(), proof)).toBe(false);
    const answers = await Promise.all(
      [one, other, one].map(({ proofs }) => proofs.accept(form, proof)),
    );
    expect(answers.filter(Boolean)).toHaveLength(1);
  });

  test('one that is late, forged or no challenge at all counts for nothing', async () => {
    const wall = new FakeClock(Date.now());
    const { proofs } = node(wall);
    const form = randomUUID();
    const proof = await solved(await proofs.challenge(form));
    const forged = JSON.parse(Buffer.from(proof, 'base64').toString()) as { salt: string };
    const later = forged.salt.replace(/expires=\d+/, 'expires=9999999999');
    const bad = [
      undefined,
      '',
      'x',
      'e30=',
      Buffer.from(JSON.stringify({ ...forged, salt: later })).toString('base64'),
    ];
    for (const each of bad) expect(await proofs.accept(form, each)).toBe(false);
    wall.pass(61 * MINUTE);
    expect(await proofs.accept(form, proof)).toBe(false);
  });
});

describe('forms that were sent', () => {
  test('the same form on two nodes is noted once, with the files of the first', async () => {
    const [one, other] = [node(), node()];
    const id = randomUUID();
    const digest = one.sent.digestOf({ text: '水有味' });
    expect(other.sent.digestOf({ text: '水有味' })).toBe(digest);
    const begun = await Promise.all([
      one.sent.begin(id, digest, false),
      other.sent.begin(id, 'x', true),
    ]);
    expect(begun[0]).toEqual(begun[1]);
    const files = [[randomUUID()], [randomUUID()]] as const;
    const kept = await Promise.all([
      one.sent.keepEvidence(id, files[0]),
      other.sent.keepEvidence(id, files[1]),
    ]);
    expect(kept[0]).toEqual(kept[1]);
    const done = { caseId: randomUUID(), caseNo: '20260718-0001', repeated: false };
    await one.sent.finish(id, done);
    expect(await other.sent.find(id)).toMatchObject(done);
    const rows = await database().database.query<{ key: string }>(
      'select request_key as key from site_report',
    );
    expect(JSON.stringify(rows)).not.toContain(id);
  });
});
