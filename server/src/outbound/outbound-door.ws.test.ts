import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DeliveryNode, admin, localRules } from '../../test/delivery-node';
import { LocalTarget, answers, type Behaviour } from '../../test/delivery-targets';
import { useDatabase } from '../../test/pg';
import { orThrow } from '../kernel/refusal';
import { addressRulesOf, type AddressRules, type Resolve } from './addresses';
import type { Limits } from './outbound-door';
import { originOf } from './origins';

const database = useDatabase();
const limits: Limits = { milliseconds: 700, answerBytes: 64 * 1024 };
let target: LocalTarget;
let address: string;

beforeEach(async () => {
  await database().database.query('truncate outbound_origin');
  target = new LocalTarget();
  address = await target.open();
});
afterEach(() => target.close());

async function door(rules: AddressRules = localRules()) {
  const node = new DeliveryNode(database(), { rules, limits });
  await node.origins.add(originOf(address), admin);
  return node;
}

async function post({ door: way }: DeliveryNode, to = address, readsAnswer = true) {
  return way.post({ address: to, headers: { 'x-mark': 'a' }, body: '{"a":1}', readsAnswer });
}

/** Never comes to an end, a byte at a time. */
const drips: Behaviour = (response) => {
  response.writeHead(200);
  const timer = setInterval(() => response.write('x'), 20);
  response.on('close', () => clearInterval(timer));
};

/** Says yes and then talks without end. */
const floods: Behaviour = (response) => {
  response.writeHead(200);
  const more = () => {
    while (response.writable && response.write('x'.repeat(16_384)));
    if (response.writable) response.once('drain', more);
  };
  more();
};

describe('the door to other hosts', () => {
  test('calls an origin of the list, and reads what it answers', async () => {
    target.behaviour = answers(200, '{"errcode":0}');
    expect(await post(await door())).toEqual({ status: 200, error: null, answer: '{"errcode":0}' });
    expect(target.received).toMatchObject([
      { path: '/hook', body: '{"a":1}', headers: { 'x-mark': 'a' } },
    ]);
  });

  test('calls nobody else: another name, another port, another scheme', async () => {
    const node = await door();
    const { port } = new URL(address);
    const others = [
      `http://other.test:${port}/hook`,
      `http://localtarget.test:${Number(port) + 1}/hook`,
      `https://localtarget.test:${port}/hook`,
      `http://127.0.0.1:${port}/hook`,
    ];
    for (const other of others) {
      expect(await post(node, other)).toMatchObject({ status: null, error: 'origin-not-allowed' });
    }
    expect(target.received).toEqual([]);
  });

  test('what is taken off the list is called no more', async () => {
    const node = await door();
    await post(node);
    const [origin] = await node.origins.list();
    orThrow((await node.origins.remove(origin?.id ?? '', admin)) ?? null);
    expect(await post(node)).toMatchObject({ error: 'origin-not-allowed' });
    expect(target.received).toHaveLength(1);
  });

  test('this machine is refused in a deployment, though somebody put it on the list', async () => {
    const node = await door(
      addressRulesOf({ port: 3000, databaseUrl: undefined, redisUrl: undefined }),
    );
    const { port } = new URL(address);
    const selves = [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '127.1',
      '0x7f000001',
      '2130706433',
    ];
    for (const self of selves) {
      const to = `http://${self}:${port}/hook`;
      await node.origins.add(originOf(to), admin);
      expect((await post(node, to)).error, self).toBe('address-refused');
    }
    expect(target.received).toEqual([]);
  });

  test('a name that answers differently the second time is asked once: the call goes where was judged', async () => {
    const asked: string[] = [];
    const turns: Resolve = (host) => {
      asked.push(host);
      return Promise.resolve([asked.length === 1 ? '127.0.0.1' : '169.254.169.254']);
    };
    const node = await door(localRules(turns));
    expect(await post(node)).toMatchObject({ status: 204 });
    expect(asked).toEqual(['localtarget.test']);
    expect(await post(node)).toMatchObject({ status: null, error: 'address-refused' });
    expect(target.received).toHaveLength(1);
  });

  test.each([301, 302, 303, 307, 308])('%i is not followed, wherever it leads', async (status) => {
    const inside = new LocalTarget();
    const hidden = await inside.open('127.0.0.1');
    try {
      target.behaviour = answers(status, '', { location: hidden });
      expect(await post(await door())).toMatchObject({ status, error: 'redirected' });
      expect(inside.received).toEqual([]);
    } finally {
      await inside.close();
    }
  });

  test.each([
    [500, 'status'],
    [404, 'status'],
    [410, 'gone'],
  ] as const)('%i is an error of its own, and its words are not kept', async (status, error) => {
    target.behaviour = answers(status, 'a secret of theirs');
    expect(await post(await door())).toEqual({ status, error, answer: '' });
  });

  test('a target that hangs is given up after the limit', async () => {
    target.behaviour = () => undefined;
    expect(await post(await door())).toEqual({ status: null, error: 'timed-out', answer: '' });
  });

  test('a slow drip doesn’t hold the line: the limit is for the whole answer', async () => {
    target.behaviour = drips;
    expect(await post(await door())).toEqual({ status: 200, error: 'timed-out', answer: '' });
  });

  test('an answer without end is read up to the limit and not believed', async () => {
    target.behaviour = floods;
    expect(await post(await door())).toEqual({
      status: 200,
      error: 'answer-too-large',
      answer: '',
    });
  });

  test.each([
    ['drips', drips],
    ['floods', floods],
  ])(
    'where the status says it all, a target that %s afterwards has taken it',
    async (_name, behaviour) => {
      target.behaviour = behaviour;
      expect(await post(await door(), address, false)).toEqual({
        status: 200,
        error: null,
        answer: '',
      });
    },
  );

  test('one who breaks the connection off, or speaks no HTTP, is no connection', async () => {
    target.behaviour = (response) => void response.socket?.destroy();
    expect(await post(await door())).toMatchObject({ status: null, error: 'no-connection' });
    target.behaviour = (response) => void response.socket?.end('SSH-2.0-OpenSSH_9.9\r\n');
    expect(await post(await door())).toMatchObject({ status: null, error: 'no-connection' });
  });

  test('a name that nobody knows, and one whose answer never comes', async () => {
    const unknown = await door(localRules(() => Promise.reject(new Error('ENOTFOUND'))));
    expect(await post(unknown)).toMatchObject({ error: 'name-not-found' });
    const silent = new DeliveryNode(database(), {
      rules: localRules(() => new Promise<never>(() => undefined)),
      limits,
    });
    expect(await post(silent)).toMatchObject({ error: 'timed-out' });
  });

  test('https to somebody who speaks plainly is refused: nothing is sent in the clear', async () => {
    const node = await door();
    const secure = address.replace('http:', 'https:');
    await node.origins.add(originOf(secure), admin);
    expect(['tls-failed', 'no-connection']).toContain((await post(node, secure)).error);
    expect(target.received).toEqual([]);
  });
});
