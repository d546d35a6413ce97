import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressRulesOf, findAddress, isRefusedAddress, type AddressRules } from './addresses';

const env = {
  port: 3000,
  databaseUrl: 'postgres://heed@db.inside:5433/heed',
  redisUrl: 'redis://10.9.9.9',
};

function rules(answers: Record<string, readonly string[]>, part = env): AddressRules {
  return addressRulesOf(part, (host) => Promise.resolve(answers[host] ?? []));
}

describe('addresses', () => {
  test.each([
    ['127.0.0.1'],
    ['127.255.255.254'],
    ['0.0.0.0'],
    ['169.254.169.254'],
    ['169.254.0.1'],
    ['100.100.100.200'],
    ['192.0.0.192'],
    ['224.0.0.1'],
    ['255.255.255.255'],
    ['::1'],
    ['::'],
    ['fe80::1'],
    ['fe80::1%eth0'],
    ['febf::1'],
    ['ff02::1'],
    ['fd00:ec2::254'],
    ['::ffff:127.0.0.1'],
    ['::ffff:7f00:1'],
    ['::ffff:a9fe:a9fe'],
    ['0:0:0:0:0:ffff:169.254.169.254'],
    ['::127.0.0.1'],
    ['64:ff9b::7f00:1'],
    ['64:ff9b::169.254.169.254'],
    ['2002:7f00:1::'],
    ['2002:a9fe:a9fe::1'],
    ['not an address'],
    [''],
  ])('%s is never called', (address) => {
    expect(isRefusedAddress(address)).toBe(true);
  });

  test.each([
    ['10.0.0.8'],
    ['172.16.4.4'],
    ['192.168.1.1'],
    ['8.8.8.8'],
    ['fd12:3456::1'],
    ['2001:db8::1'],
    ['::ffff:10.0.0.8'],
  ])(
    '%s may be on the list: inside a city’s network such addresses are the usual ones',
    (address) => {
      expect(isRefusedAddress(address)).toBe(false);
    },
  );

  test('every loopback and link-local address is refused, however IPv6 dresses it', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    const inside = fc.oneof(
      fc.tuple(fc.constant(127), byte, byte, byte),
      fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
    );
    const dress = fc.constantFrom('', '::ffff:', '::', '64:ff9b::', '64:ff9b:1::');
    fc.assert(
      fc.property(inside, dress, (parts, before) =>
        isRefusedAddress(`${before}${parts.join('.')}`),
      ),
    );
  });

  test('a name leads to its address', async () => {
    const found = await findAddress(rules({ 'hook.inside': ['10.1.2.3'] }), 'hook.inside', 443);
    expect(found).toEqual({ address: '10.1.2.3' });
  });

  test('one refused answer among several is enough', async () => {
    const answers = { 'hook.inside': ['10.1.2.3', '127.0.0.1'] };
    expect(await findAddress(rules(answers), 'hook.inside', 443)).toEqual({
      error: 'address-refused',
    });
  });

  test('a name without an answer, or one that fails, is not found', async () => {
    expect(await findAddress(rules({}), 'nowhere', 443)).toEqual({ error: 'name-not-found' });
    const failing = addressRulesOf(env, () => Promise.reject(new Error('SERVFAIL')));
    expect(await findAddress(failing, 'nowhere', 443)).toEqual({ error: 'name-not-found' });
  });

  test('the database is refused by its address and port, under whatever name', async () => {
    const answers = { 'db.inside': ['10.5.5.5'], alias: ['10.5.5.5'], mapped: ['::ffff:10.5.5.5'] };
    for (const host of ['alias', 'mapped', '10.5.5.5']) {
      expect(await findAddress(rules(answers), host, 5433)).toEqual({ error: 'address-refused' });
    }
    // The same machine may serve a webhook at another port.
    expect(await findAddress(rules(answers), 'alias', 443)).toEqual({ address: '10.5.5.5' });
  });

  test('Redis is refused at its usual port where its address names none', async () => {
    expect(await findAddress(rules({}), '10.9.9.9', 6379)).toEqual({ error: 'address-refused' });
  });

  test('Heed’s own port is refused on every address of the machine', async () => {
    for (const { host, port } of rules({})
      .own()
      .filter((each) => each.port === env.port)) {
      expect(await findAddress(rules({}), host, port)).toEqual({ error: 'address-refused' });
    }
  });
});
