import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WholeServer } from '../../../test/whole-server';

let whole: WholeServer;
beforeAll(async () => {
  whole = await WholeServer.open();
});
afterAll(() => whole.close());

const good = { channel: 'phone', text: '路灯不亮' };

const withKey = (key: string) => ({ authorization: `Bearer ${key}`, cookie: '' });

function send(headers: Record<string, string>) {
  return whole.send('POST', '/api/complaints', JSON.stringify(good), headers);
}

describe('the direct way of one complaint', () => {
  test('lets in whoever may register complaints, and answers as every door does', async () => {
    const answer = await send(withKey(await whole.makeKey('complaints:write')));
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ caseNo: expect.any(String), position: expect.any(Number) });
  });

  test('[invariant 11] refuses a key of another scope, one that is none, and one that has ended', async () => {
    const forbidden = await send(withKey(await whole.makeKey('board:read')));
    expect(forbidden).toMatchObject({ status: 403, body: { error: 'forbidden' } });
    const unknown = await send(withKey('heed_none'));
    expect(unknown).toMatchObject({ status: 401, body: { error: 'unauthenticated' } });

    const key = await whole.makeKey('complaints:write');
    expect((await send(withKey(key))).status).toBe(201);
    const [, id] = key.split('_');
    expect((await whole.send('DELETE', `/api/keys/${id}`)).status).toBe(204);
    expect((await send(withKey(key))).status).toBe(401);
  });

  test('[invariant 14] refuses a cookie without an Origin of ours', async () => {
    const answer = await send({ origin: 'https://other.test' });
    expect(answer).toMatchObject({ status: 403, body: { error: 'origin-required' } });
  });
});
