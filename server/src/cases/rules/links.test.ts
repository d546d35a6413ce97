import { describe, expect, test } from 'vitest';
import { given, water } from '../../../test/case-story';

const reason = '同一水厂';
const incidentId = '00000000-0000-7000-8000-0000000000c1';
const link = { kind: 'link-incident', incidentId, reason } as const;
const unlink = { kind: 'unlink-incident', incidentId, reason } as const;

describe('a case and its incidents', () => {
  test('[C24] is linked in any state, also when it is closed, and its clocks run on', () => {
    const due = given().due('handle');
    const linked = given()
      .when('zhou', link)
      .gives({ incidentIds: [incidentId], version: 2 });
    expect(linked.due('handle')).toBe(due);
    given().when('zhou', { kind: 'close', reason }).when('zhou', link).gives({ state: 'closed' });
  });

  test('[C24] is not linked twice', () => {
    given().when('zhou', link).when('zhou', link).refused('already-so');
  });

  test('[C24] an incident that is stood down, of another realm or nowhere is refused, naming the field', () => {
    for (const incident of [
      null,
      { realm: 'real', open: false },
      { realm: 'drill-a', open: true },
    ]) {
      const story = given().knowing({ incident }).when('zhou', link).refused('unknown-incident');
      expect(story.refusal?.extra.details).toEqual([
        { path: 'incidentId', message: 'unknown-value' },
      ]);
    }
  });

  test('[C25] the link is taken back; one that is not there cannot be', () => {
    given().when('zhou', link).when('zhou', unlink).gives({ incidentIds: undefined });
    given().when('zhou', unlink).refused('already-so');
  });

  test('[C26] what a person took out no rule links again, but a person may', () => {
    const out = () => given().when('zhou', link).when('zhou', unlink);
    out().knowing({ rule: 'rule-1' }).when('zhou', link).refused('already-so');
    out()
      .when('zhou', link)
      .gives({ incidentIds: [incidentId], keptOutOf: undefined });
  });

  test('[C26] what was linked by rule and never taken out may be linked by rule', () => {
    given()
      .knowing({ rule: 'rule-1' })
      .when('zhou', link)
      .gives({ incidentIds: [incidentId] });
  });
});

describe('a question', () => {
  const answer = { kind: 'answer', text: '可以饮用，请先放水一分钟。' } as const;

  test('[C27] is answered on the spot and closed, without a contact, its clocks stopped', () => {
    const story = given()
      .when('gao', answer)
      .gives({ state: 'closed', replyAuthorId: expect.any(String) });
    expect(story.record.clocks.every(({ stoppedAt }) => stoppedAt !== null)).toBe(true);
    given({ unitId: water }).when('gao', answer).gives({ state: 'closed' });
  });

  test('[C27] that somebody has claimed is theirs to answer', () => {
    given({ unitId: water })
      .when('li', { kind: 'claim' })
      .when('gao', answer)
      .refused('illegal-state');
  });
});
