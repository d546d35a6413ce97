import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { NOW, people } from '../../test/bulletin-builders';
import { anApproved, anIncident, makeBulletinDesks } from '../../test/bulletin-desks';
import { FakeClock } from '../../test/fake-clock';
import { useDatabase } from '../../test/pg';
import { makeWordingDesks, wordingInput } from '../../test/wording-desks';
import { newId } from '../kernel/ids';
import { orThrow } from '../kernel/refusal';
import { WordingFollower } from '../reactors/wording-follower';
import type { WordingReader } from './wording-shown';

const database = useDatabase();
type Desks = Awaited<ReturnType<typeof makeWordingDesks>>;
let desks: Desks;
let author: WordingReader;
let lead: WordingReader;
let taker: WordingReader;

beforeAll(async () => {
  desks = await makeWordingDesks(database());
  author = await desks.person('林岚', ['press-officer']);
  lead = await desks.person('周队', ['task-force-lead']);
  taker = await desks.person('小陈', ['call-taker']);
  // The lists are read when a node starts: this one knows the people.
  desks = await makeWordingDesks(database());
});

const typed = async (text: string) =>
  (await desks.offers.match({ typed: text }, taker)).map(({ title }) => title);

describe('the desk of the agreed wording', () => {
  test('[W3] [W5] [W8] [W9] from a draft to a receipt, a use and a recall that names its cases', async () => {
    const { subjectId: id } = orThrow(await desks.desk.write(wordingInput(author.id), author));
    expect(await typed('自来水')).toEqual([]);
    expect(await desks.act(id, author, { kind: 'agree' })).toMatchObject({ error: 'same-hand' });
    orThrow(await desks.act(id, lead, { kind: 'agree' }));
    expect(await typed('zlsnbn')).toEqual(['自来水能不能喝']);
    expect(await desks.query.waiting('real', taker)).toEqual({ unread: 1, toCheck: 0, ending: 0 });
    const admin = await desks.person('管理员', ['administrator', 'call-taker']);
    expect(await desks.query.row(id, admin)).toMatchObject({ unread: false, mustRead: 1 });

    const receipt = { edition: 1, requestId: randomUUID() };
    const once = orThrow(await desks.desk.read(id, receipt, taker));
    const again = { ...receipt, requestId: randomUUID() };
    expect(orThrow(await desks.desk.read(id, again, taker)).position).toBe(once.position);
    expect(await desks.query.row(id, taker)).toMatchObject({
      unread: false,
      mustRead: 1,
      haveRead: 1,
    });

    const caseId = newId();
    orThrow(await desks.desk.use(id, { edition: 1, caseId, requestId: randomUUID() }, taker));
    orThrow(await desks.act(id, lead, { kind: 'recall', reason: '检测结果有变' }));
    expect(await typed('自来水')).toEqual([]);
    expect(await desks.offers.uses(id)).toMatchObject([{ edition: 1, caseId }]);
    const detail = await desks.query.detail(id, author);
    expect(detail).toMatchObject({
      state: 'recalled',
      uses: [{ edition: 1, cases: 1, times: 1 }],
      readers: [{ name: '小陈' }],
      allowed: ['edit'],
    });
    expect(detail?.steps.map(({ type, reason }) => [type, reason])).toEqual([
      ['wording-recalled', '检测结果有变'],
      ['wording-agreed', null],
      ['wording-written', null],
    ]);
  });

  test('[W4] [W8] a new edition supersedes the one before, keeps its words, and has to be read anew', async () => {
    const input = wordingInput(author.id, { title: '何时恢复供水' });
    const id = await desks.agreed(input, author, lead);
    orThrow(await desks.desk.read(id, { edition: 1, requestId: randomUUID() }, taker));
    const words = { ...input.words, answer: '预计今晚八点恢复。' };
    orThrow(await desks.act(id, author, { kind: 'edit', words, terms: input.terms }));
    expect((await desks.offers.match({ typed: '恢复' }, taker))[0]?.edition).toBe(1);
    orThrow(await desks.act(id, lead, { kind: 'agree' }));
    const [offer] = await desks.offers.match({ said: '请问何时恢复供水' }, taker);
    expect(offer).toMatchObject({ edition: 2, answer: '预计今晚八点恢复。', unread: true });
    const detail = await desks.query.detail(id, author);
    expect(detail?.earlier).toMatchObject([
      { edition: 1, words: { answer: input.words.answer }, agreedBy: '周队' },
    ]);
    const stale = await desks.desk.read(id, { edition: 1, requestId: randomUUID() }, taker);
    expect(stale).toMatchObject({ error: 'stale-version' });
  });

  test('[invariant 10] none of its words stands in the journal', async () => {
    const input = wordingInput(author.id, { title: '秘密题目' });
    const id = await desks.agreed(input, author, lead);
    orThrow(await desks.act(id, lead, { kind: 'recall', reason: '秘密理由' }));
    const told = await database().database.query(
      `select 1 from journal where entry like '%秘密%' or entry like '%烧开%'`,
    );
    expect(told).toEqual([]);
  });

  test('[invariant 3] the same request again writes nothing; two that agree at once are one', async () => {
    const input = wordingInput(author.id, { title: '停水多久' });
    const writes = await Promise.all([1, 2].map(() => desks.desk.write(input, author)));
    expect(new Set(writes.map((each) => orThrow(each).subjectId)).size).toBe(1);
    const { subjectId: id } = orThrow(await desks.desk.write(input, author));
    const answers = await Promise.all(
      [1, 2].map(async () => (await makeWordingDesks(database())).act(id, lead, { kind: 'agree' })),
    );
    expect(answers.filter((each) => 'subjectId' in each)).toHaveLength(1);
  });

  test('[W2] what the realm doesn’t know is refused, and nothing is written', async () => {
    const of = (terms: object) =>
      desks.desk.write({ ...wordingInput(author.id, terms), requestId: randomUUID() }, author);
    expect(await of({ incidentId: newId() })).toMatchObject({ error: 'unknown-incident' });
    expect(await of({ ownerUnitId: newId() })).toMatchObject({ error: 'unknown-unit' });
    expect(await of({ categories: ['none-such'] })).toMatchObject({ error: 'unknown-category' });
  });

  test('[W6] [W7] a bulletin of its incident puts it to the test, once, and the owner is told', async () => {
    const incidentId = await anIncident(database());
    const about = wordingInput(author.id, { title: '通报里的水', incidentId });
    const id = await desks.agreed(about, author, lead);
    const other = await desks.agreed(wordingInput(author.id, { title: '别的事' }), author, lead);
    const press = makeBulletinDesks(database(), new FakeClock(Date.parse(NOW)));
    const bulletin = await anApproved(press, incidentId);
    orThrow(await press.act(bulletin, people.lin, { kind: 'publish' }));

    const nodes = await Promise.all(
      [1, 2].map(async () => {
        const { desk } = await makeWordingDesks(database());
        return new WordingFollower(database().database, desk);
      }),
    );
    for (const node of nodes) node.ring();
    await Promise.all(nodes.map((node) => node.settled()));
    const questioned = await desks.query.detail(id, author);
    expect(questioned).toMatchObject({ state: 'needs-check', version: 3 });
    expect(questioned?.steps.filter(({ type }) => type === 'wording-questioned')).toHaveLength(1);
    expect(await desks.query.row(other, author)).toMatchObject({ state: 'agreed' });
    expect(await typed('通报里')).toEqual([]);
    expect((await desks.query.waiting('real', author)).toCheck).toBe(1);

    orThrow(await desks.act(id, lead, { kind: 'confirm' }));
    nodes[0]?.ring();
    await nodes[0]?.settled();
    expect(await desks.query.row(id, author)).toMatchObject({ state: 'agreed' });
    expect(await typed('通报里')).toEqual(['通报里的水']);
  });
});
