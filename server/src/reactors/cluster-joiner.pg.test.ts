import { describe, expect, test } from 'vitest';
import { makeDesk } from '../../test/builders';
import { joinRule, makeClusterDesk } from '../../test/cluster-builders';
import { useDatabase } from '../../test/pg';
import { loadCases } from '../cases/case-rows';
import { rebuildCases } from '../cases/rebuild';
import { Refusal } from '../kernel/refusal';

const database = useDatabase();

async function caseOf(id: string) {
  const record = (await loadCases(database().database, [id])).get(id);
  if (!record) throw new Error(`no case ${id}`);
  return record;
}

describe('joins by rule', () => {
  test('[K7] what the rule asks for joins; danger, people at risk and other places are left to people', async () => {
    const { hear, open, done, catchUp, membersOf } = makeClusterDesk(database());
    const lead = await hear({ title: '水有异味甲' });
    const before = await hear({ title: '厨房水异味甲' });
    const id = await open([lead]);
    await done(id, { kind: 'rule-on', rule: joinRule({ words: ['异味甲'] }) });
    const fits = await hear({ title: '自来水异味甲' });
    await hear({ title: '异味甲', urgency: 'critical' });
    await hear({ title: '异味甲', urgency: 'urgent' });
    await hear({ title: '异味甲', vulnerable: ['elderly'] });
    await hear({ title: '异味甲，有人受伤', fired: [{ rule: 'U-02' }] });
    await hear({ title: '异味甲', historic: true });
    await hear({ title: '路灯不亮' });
    await catchUp();
    expect(await membersOf(id)).toEqual([lead, fits].toSorted());
    expect(before).not.toBe(fits);
  });

  test('[K3] what a person took out joins by no rule again; a person may join it', async () => {
    const { hear, open, done, catchUp, membersOf, clusterOf } = makeClusterDesk(database());
    const lead = await hear({ title: '异味乙' });
    const id = await open([lead]);
    await done(id, { kind: 'rule-on', rule: joinRule({ words: ['异味乙'] }) });
    const out = await hear({ title: '异味乙' });
    const stays = await hear({ title: '异味乙' });
    await catchUp();
    expect(await membersOf(id)).toEqual([lead, out, stays].toSorted());
    await done(id, { kind: 'leave', caseIds: [out], reason: '是燃气味' });
    const other = await open([await hear({ title: '另一处' })]);
    await done(other, { kind: 'rule-on', rule: joinRule({ words: ['异味乙'] }) });
    await catchUp();
    expect(await clusterOf(out)).toBeNull();
    await done(other, { kind: 'join', caseIds: [out] });
    expect(await clusterOf(out)).toBe(other);
  });

  test('[K6] [K8] a rule that was switched off joins nothing, its whole batch leaves at once and comes back', async () => {
    const { hear, open, done, catchUp, record, membersOf } = makeClusterDesk(database());
    const lead = await hear({ title: '异味丙' });
    const id = await open([lead]);
    await done(id, { kind: 'rule-on', rule: joinRule({ words: ['异味丙'] }) });
    const batch = [await hear({ title: '异味丙' }), await hear({ title: '异味丙' })];
    await catchUp();
    const ruleId = (await record(id)).rule?.id ?? '';
    await done(id, { kind: 'check', caseIds: batch.slice(0, 1) });
    await done(id, { kind: 'leave', batch: ruleId, reason: '规则太宽' });
    expect(await membersOf(id)).toEqual([lead]);
    await done(id, { kind: 'undo' });
    expect(await membersOf(id)).toEqual([lead, ...batch].toSorted());
    await done(id, { kind: 'rule-off', reason: '够了' });
    await hear({ title: '异味丙' });
    await catchUp();
    expect(await membersOf(id)).toHaveLength(3);
  });

  test('[K2] [K7] two nodes join each case once, what was missed while all were down too, and keep nobody from acting', async () => {
    const one = makeClusterDesk(database());
    const id = await one.open([await one.hear({ title: '异味丁' })]);
    await one.done(id, { kind: 'rule-on', rule: joinRule({ words: ['异味丁'] }) });
    const { version } = await one.record(id);
    const heard = await Promise.all([1, 2, 3, 4, 5].map(() => one.hear({ title: '异味丁' })));
    const two = makeClusterDesk(database());
    await Promise.all([one.catchUp(), two.joiner.start().then(() => two.joiner.settled())]);
    expect(await one.membersOf(id)).toEqual(expect.arrayContaining(heard));
    const joined = (await one.journal.readAfter(0, 10_000)).filter(
      ({ type, data }) => type === 'case-joined-cluster' && heard.includes(data.caseId),
    );
    expect(joined).toHaveLength(5);
    expect((await one.record(id)).version).toBe(version);
  });
});

describe('a member that becomes a tip-off', () => {
  test('[K14] leaves, whether it led or not, also what turned while all were down; no step back brings it in', async () => {
    const { hear, open, done, catchUp, membersOf, clusterOf, record } = makeClusterDesk(database());
    const cases = makeDesk(database());
    const turn = async (caseId: string) => {
      const { version } = await caseOf(caseId);
      const ask = { kind: 'set-procedure', procedure: 'tip_off', reason: '举报' } as const;
      const turned = await cases.command('zhou', caseId, { ...ask, expectedVersion: version });
      expect(turned).not.toBeInstanceOf(Refusal);
    };
    const [lead, worst, other] = [await hear(), await hear({ urgency: 'urgent' }), await hear()];
    const id = await open([lead, worst, other]);
    await turn(lead);
    await catchUp();
    expect(await membersOf(id)).toEqual([worst, other].toSorted());
    expect((await record(id)).leadId).toBe(worst);
    await done(id, { kind: 'leave', caseIds: [other], reason: '另一件' });
    await turn(other);
    await catchUp();
    await done(id, { kind: 'undo' });
    expect(await membersOf(id)).toEqual([worst]);
    const more = await hear();
    await done(id, { kind: 'join', caseIds: [more] });
    await turn(more);
    const two = makeClusterDesk(database());
    await two.joiner.start();
    await two.joiner.settled();
    expect(await clusterOf(more)).toBeNull();
  });
});

describe('a member that is worse', () => {
  test('[K9] raises the lead when it joins and when it becomes worse, by the system and marked', async () => {
    const { hear, open, done, catchUp, record, journal, ...desk } = makeClusterDesk(database());
    const lead = await hear({ title: '停水戊' });
    const worse = await hear({ title: '停水戊，透析中断', urgency: 'urgent' });
    const id = await open([lead, await hear()]);
    await catchUp();
    expect((await record(id)).raised).toBe(false);
    await done(id, { kind: 'join', caseIds: [worse] });
    await catchUp();
    expect(await caseOf(lead)).toMatchObject({ urgency: 'urgent' });
    expect(await record(id)).toMatchObject({ raised: true });
    const history = await journal.ofCase(lead);
    expect(history.slice(-2).map(({ type, actor }) => [type, actor.kind])).toEqual([
      ['cluster-raised', 'system'],
      ['urgency-set', 'system'],
    ]);
    const { version } = await caseOf(worse);
    await desk.desk.command({
      caseId: worse,
      actor: { kind: 'account', id: randomId, unitId: null, unitIds: [], leader: true },
      command: {
        kind: 'set-urgency',
        urgency: 'critical',
        reason: '有人晕倒',
        expectedVersion: version,
        requestId: 'worse-now',
      },
    });
    await catchUp();
    expect(await caseOf(lead)).toMatchObject({ urgency: 'critical' });
    expect((await rebuildCases(database().database, journal)).differing).toEqual([]);
  });
});

const randomId = '00000000-0000-7000-8000-0000000000c1';
