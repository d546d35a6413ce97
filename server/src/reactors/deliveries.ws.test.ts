import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LATER, NOW, people, soundReport } from '../../test/bulletin-builders';
import { anApproved, anIncident, makeBulletinDesks } from '../../test/bulletin-desks';
import { DeliveryNode, admin } from '../../test/delivery-node';
import { LocalTarget, answers, type Received } from '../../test/delivery-targets';
import { FakeClock } from '../../test/fake-clock';
import { useDatabase } from '../../test/pg';
import type { BulletinContent } from '@heed/shared/bulletins';
import { orThrow } from '../kernel/refusal';
import { usualLimits } from '../outbound/outbound-door';
import { RETRY_MINUTES } from '../outbound/retry-schedule';

const database = useDatabase();
const MINUTE = 60_000;
const nothing: Received = { path: '', headers: {}, body: '' };
let wall: FakeClock;
let target: LocalTarget;
let node: DeliveryNode;

beforeEach(async () => {
  await database().database.query(
    `truncate delivery_attempt, delivery, delivery_notice, delivery_target, outbound_origin, subscriber`,
  );
  wall = new FakeClock(Date.parse(NOW));
  target = new LocalTarget();
  node = new DeliveryNode(database(), { wall });
});
afterEach(() => target.close());

/** A bulletin that has just been published. */
async function published(content?: BulletinContent, realm = 'real') {
  const desks = makeBulletinDesks(database(), new FakeClock(Date.parse(NOW)));
  const incidentId = await anIncident(database(), realm);
  const id = await anApproved(
    desks,
    incidentId,
    content ?? soundReport({ unknown: [], nextUpdateAt: LATER }),
  );
  orThrow(await desks.act(id, people.lin, { kind: 'publish' }));
  return { id, desks };
}

async function ledgerOf(bulletin: string) {
  return (await node.ledger.list({ bulletin })).rows;
}

describe('deliveries', () => {
  test('a published bulletin reaches each target once, though two nodes look for it', async () => {
    await node.webhook(await target.open());
    const { id } = await published();
    const other = new DeliveryNode(database(), { wall });
    await Promise.all([node.round(), other.round()]);
    await Promise.all([node.round(), other.round()]);
    expect(target.received).toHaveLength(1);
    expect(await ledgerOf(id)).toMatchObject([
      {
        occasion: 'published',
        state: 'sent',
        attempts: 1,
        bulletinId: id,
        last: { status: 204, error: null },
      },
    ]);
  });

  test('a webhook can check who sent it, and gets the text with its numbers in place', async () => {
    const made = await node.webhook(await target.open());
    await published();
    await node.round();
    const [{ headers, body } = nothing] = target.received;
    expect(made.secret).toMatch(/^whsec_/);
    expect(headers['webhook-signature']).toMatch(/^v1,[A-Za-z0-9+/]{43}=$/);
    const told = JSON.parse(body) as {
      type: string;
      data: { sections: { confirmed: { zh: string }[] } };
    };
    expect(told.type).toBe('bulletin.published');
    expect(told.data.sections.confirmed[1]?.zh).toMatch(/^共接到诉求 \d+ 件。$/);
    // Who verified it and who signed it is the office's own business.
    expect(body).not.toMatch(/何伟|王琳|林岚|周航|陈卓/);
  });

  test('what was published before there was a target is not sent afterwards', async () => {
    await published();
    await node.round();
    await node.webhook(await target.open());
    await node.round();
    expect(target.received).toEqual([]);
  });

  test('a correction is told once, with what was wrong; a withdrawal with its reason', async () => {
    await node.webhook(await target.open());
    const { id, desks } = await published();
    const { record } = desks;
    const begun = orThrow(
      await desks.act(id, people.lin, { kind: 'correct', reason: '样品早于异味出现' }),
    );
    const draft = await record(begun.subjectId);
    const words = {
      zh: '柳林分区的水暂不能饮用，烧开也不行。',
      en: 'Do not drink the water in Liulin.',
    };
    const correction = {
      wrong: words,
      right: words,
      reason: { zh: '样品早于异味出现', en: 'The sample was too old' },
      bannerUntil: null,
    };
    const edits = [
      { path: 'correction', was: draft.content.correction, value: correction },
      { path: 'nextUpdateAt', was: null, value: LATER },
    ];
    orThrow(await desks.act(draft.id, people.lin, { kind: 'edit', edits }));
    orThrow(await desks.act(draft.id, people.lin, { kind: 'submit' }));
    orThrow(await desks.act(draft.id, people.zhou, { kind: 'verify-facts' }));
    orThrow(await desks.act(draft.id, people.chen, { kind: 'approve' }));
    orThrow(await desks.act(draft.id, people.lin, { kind: 'publish' }));
    orThrow(await desks.act(draft.id, people.chen, { kind: 'retract', reason: '数字有误' }));
    await node.round();
    const told = target.received.map(
      ({ body }) => JSON.parse(body) as { type: string; data: Record<string, unknown> },
    );
    expect(told.map(({ type }) => type).sort()).toEqual([
      'bulletin.corrected',
      'bulletin.published',
      'bulletin.retracted',
    ]);
    const corrected = told.find(({ type }) => type === 'bulletin.corrected');
    expect(corrected?.data).toMatchObject({ replaces: { bulletinId: id } });
    const withdrawn = told.find(({ type }) => type === 'bulletin.retracted');
    expect(withdrawn?.data).toMatchObject({ retractedBecause: { zh: '数字有误' } });
  });

  test('a target that fails is tried by the schedule under the same id, then it is dead and left alone', async () => {
    await node.webhook(await target.open());
    target.behaviour = answers(500, 'boom');
    const { id } = await published();
    await node.round();
    for (const minutes of RETRY_MINUTES) {
      wall.pass(minutes * MINUTE - 1);
      await node.round();
      const before = target.received.length;
      wall.pass(1);
      await node.round();
      expect(target.received.length).toBe(before + 1);
    }
    wall.pass(7 * 24 * 60 * MINUTE);
    await node.round();
    expect(target.received).toHaveLength(RETRY_MINUTES.length + 1);
    expect(new Set(target.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(target.received.map(({ body }) => body)).size).toBe(1);
    const [row] = await ledgerOf(id);
    expect(row).toMatchObject({
      state: 'dead',
      canRetry: true,
      nextAttemptAt: null,
      last: { status: 500, error: 'status' },
    });
    const attempts = orThrow(await node.ledger.attempts(row?.id ?? ''));
    expect(attempts).toHaveLength(RETRY_MINUTES.length + 1);
    expect(JSON.stringify(attempts)).not.toContain('boom');
    expect(await node.ledger.summary()).toMatchObject({ dead: 1, waiting: 0 });
  });

  test('a dead one is tried again when somebody asks, once however often they press, with a schedule of its own', async () => {
    const { target: made } = await node.webhook(await target.open());
    target.behaviour = answers(410);
    const { id } = await published();
    await node.round();
    const [row] = await ledgerOf(id);
    expect(row).toMatchObject({ state: 'dead', last: { error: 'gone' } });
    target.behaviour = answers(503);
    orThrow(await node.desk.retry(row?.id ?? '', 'retry-1', admin));
    orThrow(await node.desk.retry(row?.id ?? '', 'retry-1', admin));
    await node.round();
    const again = (await ledgerOf(id))[0];
    expect(again).toMatchObject({ state: 'waiting', attempts: 2, canRetry: false });
    expect(Date.parse(again?.nextAttemptAt ?? '')).toBe(wall.now() + 5 * MINUTE);
    target.behaviour = answers(200);
    wall.pass(5 * MINUTE);
    await node.round();
    expect((await ledgerOf(id))[0]).toMatchObject({
      state: 'sent',
      attempts: 3,
      targetId: made.id,
    });
    expect(await node.desk.retry(row?.id ?? '', 'retry-2', admin)).toMatchObject({
      error: 'illegal-state',
    });
  });

  test('[invariant 13] nothing leaves a drill: its deliveries are recorded as withheld, and cannot be sent by hand', async () => {
    await node.webhook(await target.open());
    await node.make({
      requestId: 'mail-1',
      kind: 'mail',
      name: '订阅邮件',
      mail: {
        scheme: 'smtp',
        host: 'mail.test',
        port: 2525,
        fromName: '江州',
        fromAddress: 'news@jz.example',
      },
    });
    const { id } = await published(undefined, 'drill-a');
    await node.round();
    wall.pass(48 * 60 * MINUTE);
    await node.round();
    expect(target.received).toEqual([]);
    const rows = await ledgerOf(id);
    expect(
      rows
        .map(({ targetKind, state, realm, attempts, readers }) => ({
          targetKind,
          state,
          realm,
          attempts,
          readers,
        }))
        .sort((a, b) => (a.targetKind < b.targetKind ? -1 : 1)),
    ).toEqual([
      { targetKind: 'mail', state: 'withheld', realm: 'drill-a', attempts: 0, readers: null },
      { targetKind: 'webhook', state: 'withheld', realm: 'drill-a', attempts: 0, readers: null },
    ]);
    for (const row of rows) {
      expect(row.canRetry).toBe(false);
      expect(await node.desk.retry(row.id, `retry-${row.id}`, admin)).toMatchObject({
        error: 'illegal-state',
      });
    }
    // Not even a row that somebody set to waiting by hand.
    await database().database.query(
      `update delivery set state = 'waiting', next_at = now() - interval '1 year'`,
    );
    await node.round();
    expect(target.received).toEqual([]);
  });

  test('a node that dies with a delivery in its hands lets it go, and the next one sends it under the same id', async () => {
    await node.webhook(await target.open());
    const { id } = await published();
    await node.round();
    await database().database.query(
      `update delivery set state = 'waiting', sent_at = null, next_at = queued_at, attempts = 0`,
    );
    await database().database.query('truncate delivery_attempt');
    const [taken] = await node.queue.take('post', 1);
    // Here the first node is gone. Until its time is over nobody else touches what it had.
    const next = new DeliveryNode(database(), { wall });
    await next.round();
    expect(target.received).toHaveLength(1);
    wall.pass(MINUTE);
    await next.round();
    expect(target.received).toHaveLength(2);
    expect(new Set(target.received.map(({ headers }) => headers['webhook-id']))).toEqual(
      new Set([taken?.id]),
    );
    expect((await ledgerOf(id))[0]).toMatchObject({ state: 'sent', attempts: 2 });
  });

  test('a target that is switched off gets nothing, and what waited for it is called off', async () => {
    const { target: made } = await node.webhook(await target.open());
    target.behaviour = answers(500);
    const { id } = await published();
    await node.round();
    orThrow(await node.targets.change(made.id, { enabled: false }, admin));
    wall.pass(5 * MINUTE);
    await node.round();
    expect(target.received).toHaveLength(1);
    const [row] = await ledgerOf(id);
    expect(row).toMatchObject({ state: 'cancelled', canRetry: false });
    const { id: later } = await published();
    await node.round();
    expect(await ledgerOf(later)).toEqual([]);
    orThrow(await node.targets.change(made.id, { enabled: true }, admin));
    target.behaviour = answers(200);
    orThrow(await node.desk.retry(row?.id ?? '', 'after-all', admin));
    await node.round();
    expect((await ledgerOf(id))[0]).toMatchObject({ state: 'sent' });
  });

  test('a hanging target keeps no other waiting', async () => {
    const slow = new LocalTarget(() => undefined);
    node = new DeliveryNode(database(), { wall, limits: { ...usualLimits, milliseconds: 1_000 } });
    try {
      await node.webhook(await slow.open('slow.test'), '慢');
      await node.webhook(await target.open());
      const { id } = await published();
      node.deliveries.follow([{ type: 'bulletin-published' } as never]);
      await node.deliveries.tick();
      await node.deliveries.tick();
      await target.untilReceived(1);
      await slow.untilReceived(1);
      await node.deliveries.settled();
      const rows = await ledgerOf(id);
      const errors = new Map(rows.map(({ state, last }) => [state, last?.error ?? null]));
      expect(errors).toEqual(
        new Map([
          ['sent', null],
          ['waiting', 'timed-out'],
        ]),
      );
    } finally {
      await slow.close();
    }
  });
});
