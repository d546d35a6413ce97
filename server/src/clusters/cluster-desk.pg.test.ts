import { describe, expect, test } from 'vitest';
import { REAL } from '@heed/shared/vocabulary';
import { randomUUID } from 'node:crypto';
import { joinRule, leader, makeClusterDesk, taker } from '../../test/cluster-builders';
import { useDatabase } from '../../test/pg';
import { isRefusal, orThrow } from '../kernel/refusal';
import type { RelationCommand } from './rules/decide';

const database = useDatabase();

describe('the desk of clusters', () => {
  test('[K1] a case is in one cluster at most, and lists say in which', async () => {
    const { hear, open, command, clusterOf, membersOf } = makeClusterDesk(database());
    const [a, b, c, d] = [await hear(), await hear(), await hear(), await hear()];
    const first = await open([a, b]);
    const second = await open([c, d]);
    expect([await clusterOf(a), await clusterOf(c)]).toEqual([first, second]);
    // Neither the lead nor a member of one goes into another: no loop, no cluster of clusters.
    for (const taken of [a, b]) {
      expect(await command(second, { kind: 'join', caseIds: [taken] })).toMatchObject({
        error: 'in-cluster',
        extra: { details: [{ path: 'caseIds.0' }] },
      });
    }
    expect(await command(first, { kind: 'join', caseIds: [b] })).toMatchObject({
      error: 'already-so',
    });
    expect(await membersOf(first)).toEqual([a, b].toSorted());
  });

  test('[K1] two who join the same case at once: one is told that it is taken', async () => {
    const { hear, open, command, clusterOf } = makeClusterDesk(database());
    const wanted = await hear();
    const one = await open([await hear()]);
    const two = await open([await hear()]);
    const answers = await Promise.all(
      [one, two].map((id) => command(id, { kind: 'join', caseIds: [wanted] })),
    );
    expect(answers.filter(isRefusal)).toMatchObject([{ error: 'in-cluster' }]);
    expect([one, two]).toContain(await clusterOf(wanted));
  });

  test('[K2] a stale version is refused with the one that holds, a repeated request is told the same', async () => {
    const { hear, open, clusters, command, record } = makeClusterDesk(database());
    const [a, b] = [await hear(), await hear()];
    const id = await open([a]);
    const now = await record(id);
    const join: RelationCommand = {
      kind: 'join',
      caseIds: [b],
      expectedVersion: 1,
      requestId: randomUUID(),
    };
    const first = orThrow(await clusters.command(now, join, leader));
    expect(await clusters.command(now, join, leader)).toEqual({ ...first, repeated: true });
    expect(await command(id, { kind: 'dissolve', reason: '无关' }, leader, 1)).toMatchObject({
      error: 'stale-version',
      extra: { currentVersion: 2 },
    });
  });

  test('[K4] where the lead leaves the most urgent takes its place; the last one left alone is free', async () => {
    const { hear, open, done, record, clusterOf } = makeClusterDesk(database());
    const [a, b, c] = [await hear(), await hear(), await hear({ urgency: 'urgent' })];
    const id = await open([a, b, c]);
    await done(id, { kind: 'leave', caseIds: [a], reason: '另一件事' });
    expect(await record(id)).toMatchObject({ leadId: c, dissolvedAt: null });
    await done(id, { kind: 'leave', caseIds: [b], reason: '另一件事' });
    expect((await record(id)).dissolvedAt).not.toBeNull();
    expect([await clusterOf(a), await clusterOf(b), await clusterOf(c)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  test('[K5] what was done last is taken back: a leave, a dissolution, an opening, a rule', async () => {
    const { hear, open, done, command, record, membersOf, clusterOf } = makeClusterDesk(database());
    const [a, b, c] = [await hear(), await hear(), await hear()];
    const id = await open([a, b, c]);
    await done(id, { kind: 'leave', caseIds: [a], reason: '错' });
    await done(id, { kind: 'undo' });
    expect(await record(id)).toMatchObject({ leadId: a });
    expect(await membersOf(id)).toEqual([a, b, c].toSorted());
    await done(id, { kind: 'dissolve', reason: '错' });
    expect(await command(id, { kind: 'join', caseIds: [a] })).toMatchObject({
      error: 'illegal-state',
    });
    await done(id, { kind: 'undo' });
    expect(await membersOf(id)).toEqual([a, b, c].toSorted());
    await done(id, { kind: 'rule-on', rule: joinRule() });
    await done(id, { kind: 'undo' });
    expect(await record(id)).toMatchObject({ rule: null });
    expect(await command(id, { kind: 'undo' })).toMatchObject({ error: 'nothing-to-undo' });
    const other = await open([await hear(), await hear()], taker);
    await done(other, { kind: 'undo' }, taker);
    expect((await record(other)).dissolvedAt).not.toBeNull();
    expect(await membersOf(other)).toEqual([]);
    expect(await clusterOf(a)).toBe(id);
  });

  test('[K5] only who did it or a leader takes it back, and not over a case that went elsewhere', async () => {
    const { hear, open, done, command } = makeClusterDesk(database());
    const [a, b, c, d] = [await hear(), await hear(), await hear(), await hear()];
    const id = await open([a, b, c]);
    await done(id, { kind: 'leave', caseIds: [c], reason: '另一件事' });
    expect(await command(id, { kind: 'undo' }, taker)).toMatchObject({ error: 'forbidden' });
    await open([c, d]);
    expect(await command(id, { kind: 'undo' })).toMatchObject({ error: 'in-cluster' });
  });

  test('[K14] a tip-off and a case of another realm join nothing', async () => {
    const { hear, open, command, desk, prepare, clusters } = makeClusterDesk(database());
    const tipOff = await hear();
    await database().database.query(
      `update cases set doc = (doc::jsonb || '{"procedure": "tip_off"}')::json, marks = '{tip_off}'
       where id = $1`,
      [tipOff],
    );
    const id = await open([await hear()]);
    expect(await command(id, { kind: 'join', caseIds: [tipOff] })).toMatchObject({
      error: 'illegal-state',
    });
    const drill = await desk.register(prepare({ realm: 'drill-a' }));
    if (isRefusal(drill)) throw new Error(drill.error);
    expect(await command(id, { kind: 'join', caseIds: [drill.caseId] })).toMatchObject({
      error: 'not-found',
    });
    const outside = {
      requestId: randomUUID(),
      caseIds: [tipOff],
      leadId: drill.caseId,
      reason: '错',
    };
    expect(await clusters.open(outside, REAL, leader)).toMatchObject({ error: 'invalid' });
  });

  test('[invariant 10] the journal tells of it by ids and a digest; the words stand beside it', async () => {
    const { hear, open, done, journal } = makeClusterDesk(database());
    const [a, b] = [await hear(), await hear()];
    const id = await open([a, b]);
    await done(id, { kind: 'rule-on', rule: joinRule({ words: ['秘密词语'] }) });
    const entries = await journal.readAfter(0, 10_000);
    const mine = entries.filter(({ data }) => 'clusterId' in data && data.clusterId === id);
    expect(mine.map(({ type }) => type)).toEqual([
      'cluster-opened',
      'case-joined-cluster',
      'case-joined-cluster',
      'cluster-rule-set',
    ]);
    expect(JSON.stringify(mine)).not.toContain('秘密词语');
    expect((await journal.ofCase(b)).at(-1)?.type).toBe('case-joined-cluster');
    const words = await database().database.query<{ words: Record<string, string> }>(
      'select words from cluster_text where cluster_id = $1 order by version',
      [id],
    );
    expect(words.map((row) => row.words)).toEqual([
      { reason: '同一事' },
      { name: '同片区异味', words: '秘密词语' },
    ]);
  });
});
