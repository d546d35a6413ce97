import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { LATER, NOW, people, soundReport } from '../../test/bulletin-builders';
import { aDraft, anApproved, anIncident, makeBulletinDesks } from '../../test/bulletin-desks';
import type { Act } from '../../test/bulletin-story';
import { FakeClock } from '../../test/fake-clock';
import { breakWaiting } from '../../test/lock-waiters';
import { useDatabase } from '../../test/pg';
import type { EventType } from '../journal/events';
import { isRefusal, orThrow } from '../kernel/refusal';

const database = useDatabase();
const { lin, zhou, chen, wang } = people;

async function entries(type: EventType, bulletinId: string): Promise<Record<string, unknown>[]> {
  const rows = await database().database.query<{ data: Record<string, unknown> }>(
    `select entry::json -> 'data' as data from journal
     where type = $1 and entry::json -> 'data' ->> 'bulletinId' = $2 order by position`,
    [type, bulletinId],
  );
  return rows.map(({ data }) => data);
}

/** A piece of evidence that somebody sent. */
async function scanOf({ id: sender }: { readonly id: string }): Promise<string> {
  const id = randomUUID();
  await database().database.query(
    `insert into evidence (id, account_id, person_id, scope_id, media_type, bytes, file_path, digest,
       seal_id, created_at)
     values ($1, $2, $1, 'routine', 'application/pdf', 9, 'x', 'x', $1, now())`,
    [id, sender],
  );
  return id;
}

describe('several people at one text', () => {
  test('[B3] two editors on two nodes in the same moment: other parts both stand, the same part once', async () => {
    const [one, other] = [makeBulletinDesks(database()), makeBulletinDesks(database())];
    const id = await aDraft(one, await anIncident(database()));
    const { title, lead, version } = { ...soundReport(), version: 1 };
    const edit = (path: string, was: string, value: string): Act => ({
      kind: 'edit',
      edits: [{ path, was, value }],
    });
    const answers = await Promise.all([
      one.act(id, lin, edit('title.zh', title.zh, '甲'), version),
      other.act(id, wang, edit('lead.zh', lead.zh, '截至7月18日15时。'), version),
      one.act(id, lin, edit('title.en', title.en, 'By Lin'), version),
      other.act(id, wang, edit('title.en', title.en, 'By Wang'), version),
    ]);
    const refused = answers.filter(isRefusal);
    const { content } = await one.record(id);
    expect(refused).toMatchObject([
      {
        error: 'stale-version',
        extra: { details: [{ path: 'title.en', message: JSON.stringify(content.title.en) }] },
      },
    ]);
    expect(content).toMatchObject({ title: { zh: '甲' }, lead: { zh: '截至7月18日15时。' } });
    expect(await entries('bulletin-edited', id)).toHaveLength(3);
  });

  test('[B2] an edit and an approval in the same moment: what is approved is what the approver saw', async () => {
    const [one, other] = [makeBulletinDesks(database()), makeBulletinDesks(database())];
    const incidentId = await anIncident(database());
    for (let round = 0; round < 6; round += 1) {
      const id = await aDraft(one, incidentId);
      orThrow(await one.act(id, lin, { kind: 'submit' }));
      orThrow(await one.act(id, zhou, { kind: 'verify-facts' }));
      const seen = await one.record(id);
      const { zh } = seen.content.title;
      const [approval] = await Promise.all([
        one.act(id, chen, { kind: 'approve' }, seen.version),
        other.act(
          id,
          wang,
          { kind: 'edit', edits: [{ path: 'title.zh', was: zh, value: '改' }] },
          seen.version,
        ),
      ]);
      const after = await one.record(id);
      expect(after).toMatchObject({ state: 'draft', content: { title: { zh: '改' } } });
      expect(after.hands.map(({ kind }) => kind)).toEqual(['drafted']);
      if (isRefusal(approval)) expect(approval.error).toBe('stale-version');
      else expect((await one.reader.version(id, seen.version + 1))?.content.title.zh).toBe(zh);
    }
  });
});

describe('publication', () => {
  test('[B12] an embargo is released once, by however many nodes, and not before its time', async () => {
    const clock = new FakeClock(Date.parse(NOW));
    const nodes = [1, 2, 3].map(() => makeBulletinDesks(database(), clock));
    const [one = makeBulletinDesks(database())] = nodes;
    const id = await anApproved(one, await anIncident(database()));
    const releaseAt = '2026-07-18T07:30:00.000Z';
    orThrow(await one.act(id, lin, { kind: 'embargo', releaseAt }));
    expect(await one.desk.releaseDue('2026-07-18T07:29:59.999Z', 'real')).toBe(0);
    clock.pass(30 * 60_000);
    const released = await Promise.all(nodes.map(({ desk }) => desk.releaseDue(releaseAt, 'real')));
    expect(released.reduce((sum, n) => sum + n, 0)).toBe(1);
    expect(await entries('bulletin-published', id)).toHaveLength(1);
    expect(await one.desk.releaseDue(releaseAt, 'real')).toBe(0);
    expect((await one.record(id)).hands.at(-1)).toMatchObject({
      kind: 'published',
      accountId: null,
    });
  });

  test('[B14] numbers are dense a realm and year, whoever publishes when', async () => {
    const [one, other] = [makeBulletinDesks(database()), makeBulletinDesks(database())];
    const ids: string[] = [];
    const incidentId = await anIncident(database(), 'drill-numbers');
    for (let n = 0; n < 6; n += 1) ids.push(await anApproved(one, incidentId));
    await Promise.all(
      ids.map((id, n) => (n % 2 === 0 ? one : other).act(id, lin, { kind: 'publish' })),
    );
    const records = await Promise.all(ids.map((id) => one.record(id)));
    expect(new Set(records.map(({ number }) => number))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
    expect(new Set(records.map(({ year }) => year))).toEqual(new Set([2026]));
  });

  test('[B14] the year is the one that people write: New Year comes eight hours before UTC’s', async () => {
    const eve = new FakeClock(Date.parse('2026-12-31T16:30:00.000Z'));
    const desks = makeBulletinDesks(database(), eve);
    const content = soundReport({
      nextUpdateAt: '2026-12-31T20:00:00.000Z',
      unknown: [],
    });
    const id = await anApproved(desks, await anIncident(database(), 'drill-new-year'), content);
    orThrow(await desks.act(id, lin, { kind: 'publish' }));
    expect(await desks.record(id)).toMatchObject({ year: 2027, number: 1 });
  });

  test('[B2] one request that comes twice, and again later, publishes once and is answered alike', async () => {
    const [one, other] = [makeBulletinDesks(database()), makeBulletinDesks(database())];
    const id = await anApproved(one, await anIncident(database()));
    const command = { kind: 'publish', expectedVersion: 4, requestId: randomUUID() } as const;
    const answers = await Promise.all([
      one.desk.command(id, command, lin),
      other.desk.command(id, command, lin),
    ]);
    const [first, second] = answers.map(orThrow);
    expect(first?.position).toBe(second?.position);
    expect(orThrow(await other.desk.command(id, command, lin))).toMatchObject({
      position: first?.position,
      repeated: true,
    });
    expect(await entries('bulletin-published', id)).toHaveLength(1);
    expect(
      await other.desk.command(id, { ...command, kind: 'expire', reason: '…' }, lin),
    ).toMatchObject({
      error: 'key-reused',
    });
  });

  test('[B14] [B15] a connection that breaks in the middle of a publication leaves nothing; the same request then does it once', async () => {
    const desks = makeBulletinDesks(database());
    const id = await anApproved(desks, await anIncident(database()));
    const before = await desks.record(id);
    const command = { kind: 'publish', expectedVersion: 4, requestId: randomUUID() } as const;
    const holder = new pg.Client({ ...database().connection });
    await holder.connect();
    try {
      await holder.query('begin');
      await holder.query('select * from journal_head for update');
      const answer = desks.desk.command(id, command, lin).catch((error: unknown) => error);
      await breakWaiting(database().database, 'journal_append');
      expect(await answer).toBeInstanceOf(Error);
    } finally {
      await holder.query('rollback');
      await holder.end();
    }
    expect(await desks.record(id)).toEqual(before);
    expect(await entries('bulletin-published', id)).toEqual([]);
    orThrow(await desks.desk.command(id, command, lin));
    orThrow(await desks.desk.command(id, command, lin));
    expect(await entries('bulletin-published', id)).toHaveLength(1);
  });

  test('[B9] a scan is the recorder’s own and no complaint’s: nobody reads another’s papers through a bulletin', async () => {
    const desks = makeBulletinDesks(database());
    const id = await aDraft(desks, await anIncident(database()));
    orThrow(await desks.act(id, lin, { kind: 'submit' }));
    orThrow(await desks.act(id, zhou, { kind: 'verify-facts' }));
    await database().database.query(
      `insert into account (realm, id, account, name, roles, password_hash, created_at)
       select 'real', id, id::text, '某人', '{}', 'x', now() from unnest($1::uuid[]) id`,
      [[chen.id, wang.id]],
    );
    const [others, complaints, own] = [await scanOf(wang), await scanOf(chen), await scanOf(chen)];
    await database().database.query(
      `insert into complaint (complaint_id, case_id, realm, position, channel, received_at,
         registered_at, person_id, seal_id, urgency, rules, flags, evidence_ids)
       values ($1, $1, 'real', 0, 'web', now(), now(), $1, $1, 'normal', '[]', '[]', $2)`,
      [randomUUID(), JSON.stringify([complaints])],
    );
    const paper = (evidenceId: string) =>
      desks.act(id, chen, {
        kind: 'approve',
        paper: { signer: '陈卓', signedAt: NOW, evidenceId },
      });
    for (const evidenceId of [others, complaints, randomUUID()]) {
      expect(await paper(evidenceId)).toMatchObject({
        extra: { details: [{ path: 'paper.evidenceId', message: 'no-such-evidence' }] },
      });
    }
    orThrow(await paper(own));
    expect((await desks.record(id)).state).toBe('signed_on_paper');
  });

  test('[B15] the database itself refuses to change what was published', async () => {
    const desks = makeBulletinDesks(database());
    const id = await anApproved(desks, await anIncident(database()));
    orThrow(await desks.act(id, lin, { kind: 'publish' }));
    const db = database().database;
    for (const statement of [
      `update bulletin_version set content = '{}' where bulletin_id = $1`,
      'delete from bulletin_version where bulletin_id = $1',
      'update bulletin set number = 99 where id = $1',
      'update bulletin set content_version = 1 where id = $1',
      `update bulletin set hands = '[]' where id = $1`,
      'delete from bulletin where id = $1',
    ]) {
      await expect(db.query(statement, [id])).rejects.toThrow(/never changed|are never changed/);
    }
  });

  test('[B15] a correction goes out under a number of its own and marks the older in the same commit', async () => {
    const desks = makeBulletinDesks(database());
    const incidentId = await anIncident(database(), 'drill-correction');
    const old = await anApproved(desks, incidentId);
    orThrow(await desks.act(old, lin, { kind: 'publish' }));
    const begun = orThrow(
      await desks.act(old, lin, { kind: 'correct', reason: '港湾分区仍不能饮用' }),
    );
    expect(await desks.act(old, zhou, { kind: 'update', reason: '…' })).toMatchObject({
      error: 'already-exists',
    });
    const draft = await desks.record(begun.subjectId);
    expect(draft).toMatchObject({ replaces: old, version: 1, content: { kind: 'correction' } });
    const both = (zh: string, en: string) => ({ zh, en });
    const correction = {
      wrong: both('港湾分区可以饮用', 'Harbour can drink'),
      right: both('港湾分区不能饮用', 'Harbour can’t drink'),
      reason: both('核对后数据更新', 'Data updated'),
      bannerUntil: LATER,
    };
    const edits = [
      { path: 'correction', was: draft.content.correction, value: correction },
      { path: 'nextUpdateAt', was: null, value: LATER },
    ];
    orThrow(await desks.act(draft.id, lin, { kind: 'edit', edits }));
    orThrow(await desks.act(draft.id, lin, { kind: 'submit' }));
    orThrow(await desks.act(draft.id, zhou, { kind: 'verify-facts' }));
    orThrow(await desks.act(draft.id, chen, { kind: 'approve' }));
    orThrow(await desks.act(draft.id, lin, { kind: 'publish' }));
    expect(await desks.record(old)).toMatchObject({
      state: 'corrected',
      replacedBy: draft.id,
      number: 1,
    });

    orThrow(
      await desks.act(old, chen, {
        kind: 'retract',
        reason: '不再适用',
        reasonEn: 'No longer applies',
      }),
    );
    const all = { id: chen.id, may: () => true };
    expect((await desks.reader.list({ realm: 'drill-correction' }, all)).rows).toHaveLength(2);
    const real = (await desks.reader.list({ limit: 200 }, all)).rows;
    expect(real.every(({ realm }) => realm === 'real')).toBe(true);
    const page = await desks.published.of('drill-correction');
    expect(page.bulletins.map(({ number, state }) => [number, state])).toEqual([
      [2, 'published'],
      [1, 'retracted'],
    ]);
    expect(page.banners.map(({ number }) => number)).toEqual([2]);
    expect(page.bulletins[0]).toMatchObject({
      replaces: { id: old, number: 1 },
      correction,
      hands: [{ kind: 'facts-verified' }, { kind: 'approved' }, { kind: 'published' }],
    });
    expect(page.bulletins[1]?.sections.confirmed[1]?.text).toEqual({
      zh: '共接到诉求 0 件。',
      en: '0 complaints received.',
    });
    expect(JSON.stringify(page)).not.toMatch(/林岚|周航|陈卓|王琳|何伟/);
  });
});
