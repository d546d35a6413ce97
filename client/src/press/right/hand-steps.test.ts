import type { BulletinDetail, Hand, LintFinding } from '@heed/shared/bulletins';
import { describe, expect, test } from 'vitest';
import { actChoice } from './act-choice';
import { handSteps } from './hand-steps';

const hand = (kind: Hand['kind']): Hand => ({
  kind,
  accountId: 'x',
  name: '周航',
  at: '2026-07-18T06:00:00Z',
  version: 2,
  paper: null,
  note: null,
});
const legal: LintFinding = {
  code: 'needs-legal',
  severity: 'blocks',
  path: 'kind',
  offset: null,
  length: null,
  params: {},
  signedBy: null,
};
const at = (state: BulletinDetail['state'], hands: Hand['kind'][], findings: LintFinding[] = []) =>
  handSteps({ state, hands: hands.map(hand), findings }).map((step) => [step.kind, step.state]);

describe('the chain of hands', () => {
  test('waits for its author while it is a draft', () => {
    expect(at('draft', ['drafted'])).toEqual([
      ['draft', 'next'],
      ['facts', 'ahead'],
      ['sign', 'ahead'],
      ['publish', 'ahead'],
    ]);
  });

  test('has a legal hand where the text needs one', () => {
    expect(at('in_review', ['drafted', 'submitted', 'facts-verified'], [legal])).toEqual([
      ['draft', 'done'],
      ['facts', 'done'],
      ['legal', 'next'],
      ['sign', 'ahead'],
      ['publish', 'ahead'],
    ]);
  });

  test('is not signed before a second reader has compared the paper', () => {
    const hands: Hand['kind'][] = ['drafted', 'submitted', 'facts-verified', 'approved-on-paper'];
    expect(at('signed_on_paper', hands)[2]).toEqual(['sign', 'next']);
    expect(at('approved', [...hands, 'countersigned'])[2]).toEqual(['sign', 'done']);
  });

  test('of an emergency ends with who released it, whoever was left out', () => {
    expect(at('published', ['drafted', 'emergency-asked', 'emergency-released'])).toEqual([
      ['draft', 'done'],
      ['facts', 'next'],
      ['sign', 'done'],
      ['publish', 'done'],
    ]);
  });
});

describe('what can be done', () => {
  const choice = (allowed: string[], hands: Hand['kind'][], mayApprove = true) =>
    actChoice({ allowed, hands: hands.map(hand), findings: [] }, mayApprove);

  test('begins with the next step of its way', () => {
    expect(choice(['edit', 'submit', 'sign-over'], ['drafted']).steps).toEqual(['submit']);
    expect(choice(['verify-facts', 'approve', 'reject'], ['drafted', 'submitted']).steps).toEqual([
      'verify-facts',
    ]);
    expect(choice(['approve', 'reject'], ['submitted', 'facts-verified']).steps).toEqual([
      'approve',
    ]);
  });

  test('is the record of a paper alone for whoever may not sign', () => {
    expect(choice(['approve'], ['submitted', 'facts-verified'], false)).toEqual({
      steps: [],
      others: ['approve-on-paper'],
    });
  });
});
