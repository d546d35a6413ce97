import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { GatewayMessage } from '@heed/shared/answers';
import { REAL, type Channel } from '@heed/shared/vocabulary';
import { AnswerNode } from '../../test/answer-node';
import { makeDesk } from '../../test/builders';
import { makeClusterDesk } from '../../test/cluster-builders';
import type { Ask, Person } from '../../test/case-story';
import { answers as answering, LocalTarget, type Received } from '../../test/delivery-targets';
import { FakeClock } from '../../test/fake-clock';
import { LocalRelay } from '../../test/local-relay';
import { useDatabase } from '../../test/pg';
import { answerCalls } from '../../data/answer-limits';
import { loadCases } from '../cases/case-rows';
import { orThrow } from '../kernel/refusal';
import { isSigned } from '../outbound/signatures';

const database = useDatabase();
const MINUTE = 60_000;
const nothing: Received = { path: '', headers: {}, body: '' };
let wall: FakeClock;
let gateway: LocalTarget;
let node: AnswerNode;

beforeEach(async () => {
  await database().database.query(
    `truncate answer, answer_attempt, answer_receipt, answer_call, cluster_cast, delivery,
       delivery_attempt, delivery_target, outbound_origin`,
  );
  await database().database.query(
    'update answer_cursor set position = (select position from journal_head)',
  );
  wall = new FakeClock(Date.now());
  gateway = new LocalTarget(answering(202));
  node = new AnswerNode(database(), wall);
});
afterEach(() => gateway.close());

interface Said {
  readonly channel?: Channel;
  readonly phone?: string;
  readonly email?: string;
  readonly replyWanted?: boolean;
  readonly realm?: string;
  readonly body?: string;
}

let callers = 0;

/** Cases with what their complainants left. */
function city() {
  const cluster = makeClusterDesk(database());
  const { command } = makeDesk(database());
  const hear = async ({ channel = 'sms', phone, email, replyWanted, realm, body }: Said = {}) => {
    callers += 1;
    const own = phone ?? `139${String(callers).padStart(8, '0')}`;
    const prepared = cluster.prepare({
      channel,
      sealed: { text: body ?? '停水了', ...(own === '' ? {} : { phone: own }), email },
      reachable: false,
      flags: { anonymous: false, confidential: false, replyWanted: replyWanted ?? true },
      ...(body === undefined ? {} : { body, title: body }),
      ...(realm === undefined ? {} : { realm, scopeId: cluster.sealer.scopeOf(realm, Date.now()) }),
    });
    return orThrow(await cluster.desk.register(prepared)).caseId;
  };
  const act = async (who: Person, caseId: string, ask: Ask) => {
    const record = (await loadCases(database().database, [caseId])).get(caseId);
    const done = await command(who, caseId, {
      expectedVersion: record?.version ?? 0,
      ...ask,
    });
    return orThrow(done);
  };
  return { ...cluster, hear, act };
}

type City = ReturnType<typeof city>;
const water = '00000000-0000-7000-8000-0000000000a1';

/** Handled, replied and approved. */
async function answered({ act }: City, caseId: string, text = '水已恢复。'): Promise<void> {
  await act('zhou', caseId, { kind: 'dispatch', unitId: water });
  await act('li', caseId, { kind: 'sign' });
  await act('li', caseId, { kind: 'claim' });
  await act('li', caseId, { kind: 'reply', text });
  await act('zhou', caseId, { kind: 'approve-reply' });
}

const messages = () => gateway.received.map(({ body }) => JSON.parse(body) as GatewayMessage);

describe('answers to complainants', () => {
  test('[A1] [A5] an approved reply reaches whoever wrote by text, signed, in at most 120 characters', async () => {
    const secret = await node.gateway('sms', await gateway.open());
    const jiangzhou = city();
    const caseId = await jiangzhou.hear({ phone: '13800000001' });
    await answered(jiangzhou, caseId, '查明是水管破裂，现已修好。'.repeat(40));
    await Promise.all([node.round(), new AnswerNode(database(), wall).round()]);
    const [result] = messages();
    expect(result).toMatchObject({ channel: 'sms', to: '13800000001', template: 'result' });
    expect(Array.from(result?.text ?? '').length).toBeLessThanOrEqual(120);
    expect(result?.text).toMatch(/水管破裂.*….*https:\/\/jz\.example\/track/);
    const [{ headers, body } = nothing] = gateway.received;
    const signed = { id: result?.id ?? '', seconds: Number(headers['webhook-timestamp']), body };
    expect(isSigned(signed, String(headers['webhook-signature']), [secret])).toBe(true);
    // [A9] What may be taken back within ten seconds waits for them.
    wall.pass(16_000);
    await node.round();
    expect(messages().map(({ template }) => template)).toEqual(['result', 'received']);
    const rows = await database().database.query('select * from answer');
    expect(JSON.stringify(rows)).not.toMatch(/13800000001|水管/);
  });

  test('[A14] [C50] a rest that was told of by text is owed no more; a rest after it is', async () => {
    await node.gateway('sms', await gateway.open());
    const { prepare, desk, act } = city();
    const caseId = orThrow(
      await desk.register(prepare({ channel: 'sms', phone: '13800000009', unitId: water })),
    ).caseId;
    const owed = async () =>
      (await loadCases(database().database, [caseId])).get(caseId)?.toTell ?? [];
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const rest = { kind: 'suspend', reasonCode: 'material', until, reason: '等阀门' } as const;
    await act('li', caseId, { kind: 'claim' });
    await act('li', caseId, { kind: 'contact', reached: true });
    await act('zhou', caseId, rest);
    await node.round();
    expect(await owed()).toEqual(['suspended']);
    wall.pass(16_000);
    await Promise.all([node.round(), new AnswerNode(database(), wall).round()]);
    await node.round();
    expect(await owed()).toEqual([]);
    await act('zhou', caseId, { kind: 'resume' });
    await act('zhou', caseId, rest);
    await node.round();
    expect(await owed()).toEqual(['suspended']);
  });

  test('[A2] each is answered by their own way; who wants nothing is left alone', async () => {
    await node.gateway('sms', await gateway.open());
    await node.gateway('wechat', await gateway.open());
    const relay = await LocalRelay.open();
    const mail = {
      scheme: 'smtp' as const,
      host: 'localtarget.test',
      port: relay.port,
      fromName: '江州市12345',
      fromAddress: 'no-reply@jz.example',
    };
    await node.out.make({ requestId: crypto.randomUUID(), kind: 'mail', name: '邮件', mail });
    const jiangzhou = city();
    const said: Said[] = [
      { channel: 'wechat' },
      { channel: 'email', phone: '', email: 'wu@jz.example', body: 'No water since morning' },
      { channel: 'phone' },
      { channel: 'web', phone: '' },
      { replyWanted: false },
    ];
    for (const each of said) await answered(jiangzhou, await jiangzhou.hear(each));
    await node.round();
    const results = (await node.ledger()).filter(({ occasion }) => occasion === 'result');
    expect(results.map(({ way, state }) => `${way} ${state}`).toSorted()).toEqual([
      'call to_call',
      'mail sent',
      'none no_way',
      'wechat sent',
    ]);
    expect(relay.mails).toMatchObject([{ to: ['wu@jz.example'] }]);
    expect(relay.mails[0]?.text).toContain('Answer to case');
    await relay.close();
  });

  test('[A6] a gateway that is down for an hour gets each message once it is back, under its own id', async () => {
    await node.gateway('sms', await gateway.open());
    gateway.behaviour = answering(503);
    const jiangzhou = city();
    await answered(jiangzhou, await jiangzhou.hear());
    for (const minutes of [0, 5, 10, 30]) {
      wall.pass(minutes * MINUTE);
      await node.round();
    }
    gateway.behaviour = answering(202);
    wall.pass(60 * MINUTE);
    await Promise.all([node.round(), new AnswerNode(database(), wall).round()]);
    wall.pass(24 * 60 * MINUTE);
    await node.round();
    const results = messages().filter(({ template }) => template === 'result');
    expect(results).toHaveLength(5);
    expect(new Set(results.map(({ id }) => id)).size).toBe(1);
    expect((await node.ledger()).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  test('[A6] [A8] what no gateway takes is spoken: three calls at different times, then no more', async () => {
    await node.gateway('sms', await gateway.open());
    gateway.behaviour = answering(410);
    const jiangzhou = city();
    await answered(jiangzhou, await jiangzhou.hear());
    await node.round();
    const find = async () => (await node.ledger()).find(({ occasion }) => occasion === 'result');
    const call = async (reached: boolean) => {
      const answer = await find();
      const of = { id: answer?.id ?? '', caseId: answer?.caseId ?? '', realm: REAL };
      const input = { requestId: crypto.randomUUID(), expectedVersion: answer?.version ?? 0 };
      const by = { kind: 'account', id: '00000000-0000-7000-8000-0000000000b5' } as const;
      return node.desk.called(of, { ...input, reached }, by);
    };
    expect(await find()).toMatchObject({ state: 'to_call' });
    orThrow(await call(false));
    expect(await call(false)).toMatchObject({ error: 'too-soon' });
    for (const minutes of answerCalls.apartMinutes) {
      wall.pass(minutes * MINUTE);
      orThrow(await call(false));
    }
    expect(await find()).toMatchObject({ state: 'unreached' });
    expect(await call(true)).toMatchObject({ error: 'illegal-state' });
  });

  test('[A7] receipts are checked, kept once, and taken in any order', async () => {
    const secret = await node.gateway('sms', await gateway.open());
    const jiangzhou = city();
    await answered(jiangzhou, await jiangzhou.hear());
    await node.round();
    const id = messages()[0]?.id ?? '';
    const stateOf = async () => (await node.ledger()).find((row) => row.id === id)?.state;
    expect(await node.receipt(id, 'delivered', 'whsec_AAAA')).toMatchObject({
      error: 'unauthenticated',
    });
    expect(await node.receipt(crypto.randomUUID(), 'delivered', secret)).toMatchObject({
      error: 'unauthenticated',
    });
    expect(await stateOf()).toBe('sent');
    expect(await node.receipt(id, 'failed', secret)).toBeNull();
    expect(await stateOf()).toBe('to_call');
    expect(await node.receipt(id, 'delivered', secret, wall.now() - MINUTE)).toBeNull();
    expect(await node.receipt(id, 'failed', secret)).toBeNull();
    expect(await node.receipt(id, 'opted-out', secret)).toBeNull();
    expect(await stateOf()).toBe('delivered');
    const kept = await database().database.query('select 1 from answer_receipt');
    expect(kept).toHaveLength(3);
  });

  test('[A9] a dispatch that is taken back at once is not told', async () => {
    await node.gateway('sms', await gateway.open());
    const jiangzhou = city();
    const caseId = await jiangzhou.hear();
    await jiangzhou.act('zhou', caseId, { kind: 'dispatch', unitId: water });
    await jiangzhou.act('zhou', caseId, { kind: 'undo' });
    await node.round();
    wall.pass(MINUTE);
    await node.round();
    expect(gateway.received).toEqual([]);
    expect((await node.ledger()).map(({ state }) => state)).toEqual(['cancelled']);
  });

  test('[A1] a template is sent as the leaders wrote it, and not at all once they retired it', async () => {
    await node.gateway('sms', await gateway.open());
    const write = (code: string, body: string, retired: boolean) =>
      database().database.query(
        `insert into reply_template (code, use, name, body, retired, version, changed_at)
         values ($1, 'sent', '短信', $2, $3, 1, now())`,
        [code, body, retired],
      );
    await write('sent-received-zh', '{编号}', true);
    await write('sent-result-zh', '{编号}有答复了', false);
    const jiangzhou = city();
    await answered(jiangzhou, await jiangzhou.hear());
    wall.pass(MINUTE);
    await node.round();
    expect(messages().map(({ text }) => text)).toEqual([expect.stringMatching(/^[\d-]+有答复了$/)]);
    await database().database.query('delete from reply_template');
  });

  test('[invariant 13] nothing leaves a drill', async () => {
    await node.gateway('sms', await gateway.open());
    const jiangzhou = city();
    await answered(jiangzhou, await jiangzhou.hear({ realm: 'drill-a' }));
    wall.pass(MINUTE);
    await node.round();
    expect(gateway.received).toEqual([]);
    expect((await node.ledger()).map(({ state }) => state)).toEqual(['withheld', 'withheld']);
  });
});

describe('one answer to all of a cluster', () => {
  const wu = { kind: 'account', id: '00000000-0000-7000-8000-0000000000b1' } as const;
  const zhou = { kind: 'account', id: '00000000-0000-7000-8000-0000000000b4' } as const;
  const id = () => crypto.randomUUID();

  test('[A10] approved by another it reaches every member once, and whoever joins later', async () => {
    await node.gateway('sms', await gateway.open());
    const jiangzhou = city();
    const members = [await jiangzhou.hear(), await jiangzhou.hear({ channel: 'phone' })];
    const clusterId = await jiangzhou.open(members);
    const cluster = { id: clusterId, realm: REAL };
    const text = { kind: 'draft', zh: '编号{编号}：水已送到柳林广场。' } as const;
    const draft = orThrow(await node.casts.command(cluster, { ...text, requestId: id() }, wu));
    const approve = { kind: 'approve', castId: draft.subjectId } as const;
    expect(await node.casts.command(cluster, { ...approve, requestId: id() }, wu)).toMatchObject({
      error: 'same-person',
    });
    orThrow(await node.casts.command(cluster, { ...approve, requestId: id() }, zhou));
    await Promise.all([node.round(), new AnswerNode(database(), wall).round()]);
    const late = await jiangzhou.hear();
    await jiangzhou.done(clusterId, { kind: 'join', caseIds: [late] });
    await node.round();
    await node.round();
    const records = await loadCases(database().database, [members[0] ?? '', late]);
    expect(messages().map(({ template }) => template)).toEqual(['cast', 'cast']);
    for (const [at, caseId] of [members[0] ?? '', late].entries()) {
      expect(messages()[at]?.text).toContain(`编号${records.get(caseId)?.caseNo}：水已送到`);
    }
    const [cast] = await node.castReader.list(clusterId);
    expect(cast).toMatchObject({ state: 'approved', counts: { sent: 2, to_call: 1 } });
    const end = { kind: 'end', castId: draft.subjectId, requestId: id() } as const;
    orThrow(await node.casts.command(cluster, end, zhou));
    await jiangzhou.done(clusterId, { kind: 'join', caseIds: [await jiangzhou.hear()] });
    await node.round();
    expect(messages()).toHaveLength(2);
    const entries = await jiangzhou.journal.readAfter(0, 10_000);
    expect(JSON.stringify(entries)).not.toContain('柳林广场');
  });
});
