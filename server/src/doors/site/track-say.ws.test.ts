import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ComplaintReceipt } from '@heed/shared/complaint';
import type { CaseDetail } from '@heed/shared/rows';
import { WholeServer } from '../../../test/whole-server';
import { Database } from '../../kernel/database/database';

let whole: WholeServer;

beforeAll(async () => {
  whole = await WholeServer.open();
}, 120_000);
afterAll(() => whole.close());

async function say(pair: { caseNo: string; code: string }, said: Record<string, string>) {
  const body = new URLSearchParams({ ...pair, ...said });
  const answer = await fetch(`${whole.url}/track/say`, { method: 'POST', body });
  return { status: answer.status, text: await answer.text() };
}

/** A case that was answered, and what opens it to whoever complained. */
async function answered() {
  const said = { channel: 'web', text: '小区几点恢复供水' };
  const { body: made } = await whole.post<ComplaintReceipt>('/api/complaints', said);
  const { body } = await whole.send<CaseDetail>('GET', `/api/cases/${made.caseId}`);
  const done = await whole.post(`/api/cases/${made.caseId}/commands`, {
    kind: 'answer',
    text: '今晚八点恢复。',
    expectedVersion: body.version,
    requestId: randomUUID(),
  });
  expect(done.status).toBe(200);
  const asked = { complaintId: made.complaintId, field: 'tracking', reason: '诉求人来电核对' };
  const code = await whole.post<{ value: string }>(`/api/cases/${made.caseId}/reveal`, asked);
  return { id: made.caseId, pair: { caseNo: made.caseNo, code: code.body.value } };
}

test('[A12] [A13] an answer is rated and disputed by whoever holds the code, each once, and reopens the case', async () => {
  const { id, pair } = await answered();
  const disputed = { act: 'dispute', rating: '2', words: '到现在还没有水' };
  expect((await say({ ...pair, code: '0000000000' }, disputed)).status).toBe(404);
  const wordless = await say(pair, { act: 'dispute', words: ' ' });
  expect([wordless.status, wordless.text.includes('请写还有什么没有解决')]).toEqual([422, true]);
  const rated = await say(pair, { act: 'rate', rating: '2' });
  expect(rated.text).toMatch(/评分已记下[^]*您已评 2 分/);
  const both = await Promise.all([0, 1].map(() => say(pair, disputed)));
  expect(both.map(({ text }) => text).join('')).toContain('单子重新办理');
  expect((await say(pair, disputed)).text).toContain('现在不能这样说');
  const entries = await whole.server.app.get(Database).query<{ type: string; entry: string }>(
    `select type, entry from journal where entry like $1
       and type in ('case-reopened', 'answer-rated') order by position`,
    [`%${id}%`],
  );
  expect(entries.map(({ type }) => type)).toEqual(['answer-rated', 'case-reopened']);
  expect(JSON.stringify(entries)).not.toContain('还没有水');
  const { body } = await whole.send<CaseDetail>('GET', `/api/cases/${id}`);
  expect(body.state).toBe('reopened');
});
