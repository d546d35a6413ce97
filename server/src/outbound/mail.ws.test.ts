import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LATER, NOW, people, soundReport } from '../../test/bulletin-builders';
import { anApproved, anIncident, makeBulletinDesks } from '../../test/bulletin-desks';
import { DeliveryNode, admin } from '../../test/delivery-node';
import { FakeClock } from '../../test/fake-clock';
import { LocalRelay } from '../../test/local-relay';
import { useDatabase } from '../../test/pg';
import { orThrow } from '../kernel/refusal';
import { usualLimits } from './outbound-door';

const database = useDatabase();
const HOUR = 3_600_000;
let wall: FakeClock;
let relay: LocalRelay;
let node: DeliveryNode;

beforeEach(async () => {
  await database().database.query(
    `truncate delivery_attempt, delivery, delivery_notice, delivery_target, outbound_origin, subscriber,
       person_key, sealed`,
  );
  wall = new FakeClock(Date.parse(NOW));
  node = new DeliveryNode(database(), { wall, limits: { ...usualLimits, milliseconds: 1_000 } });
  relay = await LocalRelay.open();
});
afterEach(() => relay.close());

async function offerMail(part: { user?: string; password?: string } = {}): Promise<string> {
  const { user, password } = part;
  const { target } = await node.make({
    requestId: randomUUID(),
    kind: 'mail',
    name: '订阅邮件',
    mail: {
      scheme: 'smtp',
      host: 'relay.test',
      port: relay.port,
      fromName: '江州市应急指挥部',
      fromAddress: 'news@jz.example',
      ...(user ? { user } : {}),
    },
    ...(password ? { password } : {}),
  });
  return target.id;
}

/** The token of the newest mail's link to a page. */
function tokenIn(page: 'confirm' | 'leave'): string {
  const text = relay.mails.at(-1)?.text ?? '';
  return new RegExp(`/subscribe/${page}\\?token=([\\w.-]+)`).exec(text)?.[1] ?? '';
}

async function subscribe(email: string, language: 'zh' | 'en' = 'zh'): Promise<void> {
  await node.subscribers.ask({ email, language });
  await node.round();
  expect(await node.subscribers.confirm(tokenIn('confirm'))).toBe(true);
}

async function publish(): Promise<string> {
  const desks = makeBulletinDesks(database(), new FakeClock(Date.parse(NOW)));
  const content = soundReport({ unknown: [], nextUpdateAt: LATER });
  const id = await anApproved(desks, await anIncident(database()), content);
  orThrow(await desks.act(id, people.lin, { kind: 'publish' }));
  return id;
}

describe('bulletins by mail', () => {
  test('whoever asks is asked back, and gets nothing before they confirm', async () => {
    await offerMail();
    await node.subscribers.ask({ email: 'wang@example.org', language: 'zh' });
    await node.round();
    expect(relay.mails).toMatchObject([{ to: ['wang@example.org'], subject: '请确认订阅通报' }]);
    await publish();
    await node.round();
    expect(relay.mails).toHaveLength(1);
    expect(await node.subscribers.confirm(tokenIn('confirm'))).toBe(true);
    await publish();
    await node.round();
    expect(relay.mails).toHaveLength(2);
    expect(relay.mails[1]).toMatchObject({ to: ['wang@example.org'], from: 'news@jz.example' });
    expect(relay.mails[1]?.subject).toContain('【通报】');
    expect(relay.mails[1]?.headers.get('list-unsubscribe')).toBeDefined();
  });

  test('each reader gets one mail in their language, though two nodes send', async () => {
    await offerMail();
    await subscribe('a@example.org', 'zh');
    await subscribe('b@example.org', 'en');
    await subscribe('c@example.org', 'zh');
    const before = relay.mails.length;
    const id = await publish();
    const other = new DeliveryNode(database(), { wall });
    await Promise.all([node.round(), other.round()]);
    await Promise.all([node.round(), other.round()]);
    const sent = relay.mails.slice(before);
    expect(new Set(sent.map(({ to }) => to[0]))).toEqual(
      new Set(['a@example.org', 'b@example.org', 'c@example.org']),
    );
    expect(sent).toHaveLength(3);
    expect(sent.find(({ to }) => to[0] === 'b@example.org')?.subject).toContain('[Bulletin]');
    // Nobody learns of another reader.
    expect(sent.every(({ to }) => to.length === 1)).toBe(true);
    const { rows } = await node.ledger.list({ bulletin: id });
    expect(rows).toMatchObject([
      { targetKind: 'mail', state: 'sent', readers: { total: 3, sent: 3, waiting: 0, dead: 0 } },
    ]);
  });

  test('whoever leaves is erased: no row, no seal, no key; and what waited for them is called off', async () => {
    await offerMail();
    await subscribe('li@example.org');
    await publish();
    await node.round();
    const token = tokenIn('leave');
    relay.refusing = 451;
    await publish();
    await node.round();
    expect(await node.subscribers.leave(token)).toBe(true);
    expect(await node.subscribers.leave(token)).toBe(true);
    const [left] = await database().database.query<{ rows: number }>(
      `select (select count(*) from subscriber) + (select count(*) from sealed)
         + (select count(*) from person_key) as rows`,
    );
    expect(left?.rows).toBe(0);
    relay.refusing = null;
    wall.pass(HOUR);
    const before = relay.mails.length;
    await node.round();
    expect(relay.mails).toHaveLength(before);
  });

  test('an address is nowhere in the clear', async () => {
    await offerMail();
    await subscribe('secret.person@example.org');
    await publish();
    await node.round();
    for (const table of [
      'subscriber',
      'sealed',
      'delivery',
      'delivery_attempt',
      'delivery_notice',
      'journal',
    ]) {
      const rows = await database().database.query<{ found: number }>(
        `select count(*) as found from ${table} t where t::text ilike '%secret.person%'`,
      );
      expect(rows[0]?.found, table).toBe(0);
    }
  });

  test('a wrong link, another’s link and an old one do nothing', async () => {
    await offerMail();
    await node.subscribers.ask({ email: 'zhao@example.org', language: 'zh' });
    await node.round();
    const token = tokenIn('confirm');
    const [id = ''] = token.split('.');
    const wrong = [
      '',
      'x',
      `${id}.`,
      `${id}.${'A'.repeat(43)}`,
      `${randomUUID()}.${token.split('.')[1]}`,
    ];
    for (const each of wrong) {
      expect(await node.subscribers.confirm(each)).toBe(false);
      expect(await node.subscribers.leave(each)).toBe(false);
    }
    expect(await node.subscribers.leave(token)).toBe(false);
    wall.pass(24 * HOUR + 1);
    expect(await node.subscribers.confirm(token)).toBe(false);
    expect(await node.subscribers.counts()).toEqual({ confirmed: 0, unconfirmed: 1 });
  });

  test('typing somebody’s address again and again sends them one mail an hour, and none once they read', async () => {
    await offerMail();
    for (let n = 0; n < 5; n += 1) {
      await node.subscribers.ask({ email: 'Chen@example.org', language: 'zh' });
      await node.round();
    }
    expect(relay.mails).toHaveLength(1);
    wall.pass(HOUR);
    await node.subscribers.ask({ email: 'chen@EXAMPLE.org', language: 'zh' });
    await node.round();
    expect(relay.mails).toHaveLength(2);
    expect(await node.subscribers.confirm(tokenIn('confirm'))).toBe(true);
    wall.pass(HOUR);
    await node.subscribers.ask({ email: 'chen@example.org', language: 'zh' });
    await node.round();
    expect(relay.mails).toHaveLength(2);
    expect(await node.subscribers.counts()).toEqual({ confirmed: 1, unconfirmed: 0 });
  });

  test('who never confirmed is forgotten after a day', async () => {
    await offerMail();
    await node.subscribers.ask({ email: 'gone@example.org', language: 'zh' });
    wall.pass(25 * HOUR);
    await node.subscribers.ask({ email: 'new@example.org', language: 'zh' });
    expect(await node.subscribers.counts()).toEqual({ confirmed: 0, unconfirmed: 1 });
  });

  test('a mailbox that isn’t there is dead at once, a busy one is tried again; the others get their mail', async () => {
    await offerMail();
    for (const name of ['ok', 'missing', 'busy']) await subscribe(`${name}@example.org`);
    relay.refuse = (to) => ({ 'missing@example.org': 550, 'busy@example.org': 451 })[to] ?? null;
    const id = await publish();
    await node.round();
    const { rows } = await node.ledger.list({ bulletin: id });
    expect(rows).toMatchObject([
      {
        state: 'waiting',
        readers: { total: 3, sent: 1, waiting: 1, dead: 1 },
        last: { error: 'mail-deferred', status: 451 },
      },
    ]);
    relay.refuse = () => null;
    wall.pass(5 * 60_000);
    await node.round();
    expect((await node.ledger.list({ bulletin: id })).rows[0]?.readers).toEqual({
      total: 3,
      sent: 2,
      waiting: 0,
      dead: 1,
    });
  });

  test('a relay that refuses the log-in, that hangs, or that is gone: all wait, none is lost', async () => {
    const targetId = await offerMail({ user: 'heed', password: 'wrong' });
    relay.passwords = { heed: 'right' };
    const outcomes: (string | null)[] = [];
    const tryIt = async () => {
      const attempt = orThrow(
        await node.desk.test(targetId, { requestId: randomUUID(), to: 'me@example.org' }, admin),
      );
      outcomes.push(attempt.error);
    };
    await tryIt();
    orThrow(await node.targets.change(targetId, { password: 'right' }, admin));
    await tryIt();
    relay.hangs = true;
    await tryIt();
    await relay.close();
    await tryIt();
    expect(outcomes).toEqual(['mail-login-refused', null, 'timed-out', 'no-connection']);
  });

  test('a relay that offers no encryption gets nothing where the list asks for it', async () => {
    const mail = {
      host: 'relay.test',
      port: relay.port,
      fromName: '江州',
      fromAddress: 'news@jz.example',
    };
    const made = await node.make({
      requestId: randomUUID(),
      kind: 'mail',
      name: '加密',
      mail: { ...mail, scheme: 'starttls' },
    });
    const attempt = orThrow(
      await node.desk.test(
        made.target.id,
        { requestId: randomUUID(), to: 'me@example.org' },
        admin,
      ),
    );
    expect(attempt.error).toBe('tls-failed');
    expect(relay.mails).toEqual([]);
  });
});
