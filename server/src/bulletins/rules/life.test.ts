import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bulletinCommandKinds } from '@heed/shared/bulletin-commands';
import { NOW, people, soundReport } from '../../../test/bulletin-builders';
import { BulletinStory, reviewed, type Act } from '../../../test/bulletin-story';
import { isOut } from '../bulletin-record';
import { allowedCommands } from './allowed';
import { bulletinTableFaults, bulletinTransitionOf, bulletinTransitions } from './transitions';

const actors = Object.values(people);
const paper = { signer: '陈卓', signedAt: NOW, evidenceId: '00000000-0000-7000-8000-000000000777' };

test('[B1] the table is sound, and an unsound one is told', () => {
  expect(bulletinTableFaults(bulletinTransitions)).toEqual([]);
  const back = bulletinTransitions.map((row) =>
    row.kind === 'retract' ? { ...row, to: ['draft' as const], verbs: [] } : row,
  );
  expect(bulletinTableFaults(back)).toEqual([
    'retract is permitted to nobody',
    'retract takes a published text back to work',
    'retracted is never entered',
  ]);
});

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constant('edit' as const),
    edits: fc
      .constantFrom('甲', '乙', '丙')
      .map((value) => [{ path: 'title.zh', was: soundReport().title.zh, value }]),
  }),
  fc.constantFrom<Act>(
    { kind: 'submit' },
    { kind: 'verify-facts' },
    { kind: 'legal' },
    { kind: 'approve' },
    { kind: 'approve', paper },
    { kind: 'countersign' },
    { kind: 'reject', reason: '…' },
    { kind: 'embargo', releaseAt: '2026-07-18T07:30:00.000Z' },
    { kind: 'publish' },
    { kind: 'release-in-emergency', reason: '…' },
    { kind: 'correct', reason: '…' },
    { kind: 'update', reason: '…' },
    { kind: 'retract', reason: '…' },
    { kind: 'expire', reason: '…' },
  ),
);
const step = fc.record({ who: fc.constantFrom(...actors), act, late: fc.boolean() });

test('[B1] [B2] [B6] [B15] whatever people try, no bulletin goes out unseen, changes once out, or skips a version', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.array(step, { maxLength: 40 }), (early, steps) => {
      const story = early ? new BulletinStory() : reviewed();
      for (const { who, act: tried, late } of steps) {
        story.now = late ? '2026-07-18T07:45:00.000Z' : story.now;
        const before = story.record;
        const refused = story.act(who, tried);
        const { record } = story;
        if (refused !== null) {
          expect(record).toBe(before);
          continue;
        }
        if (tried.kind === 'correct' || tried.kind === 'update') continue;
        expect(record.version).toBe(before.version + 1);
        const { from, to } = bulletinTransitionOf(tried.kind);
        expect(from).toContain(before.state);
        expect(to.length === 0 ? [before.state] : to).toContain(record.state);
        if (isOut(before.state)) expect(record.content).toBe(before.content);
        else if (isOut(record.state)) checkChain(story);
      }
    }),
    { numRuns: 300 },
  );
});

/** Two people at the least stand behind what the public reads, and one of them wrote none of it. */
function checkChain({ record }: BulletinStory): void {
  const hands = new Map(record.hands.map((hand) => [hand.kind, hand.accountId ?? '']));
  const wrote = (kind: Parameters<typeof hands.get>[0]) =>
    record.authors.includes(hands.get(kind) ?? '');
  expect(record.number).not.toBeNull();
  expect(record.content.numbers.every(({ frozen }) => frozen !== null)).toBe(true);
  if (record.emergency) {
    expect(hands.get('emergency-released')).not.toBe(hands.get('emergency-asked'));
    return;
  }
  expect(hands.has('facts-verified') && !wrote('facts-verified')).toBe(true);
  if (hands.has('approved')) expect(wrote('approved')).toBe(false);
  else expect(hands.has('countersigned') && !wrote('countersigned')).toBe(true);
}

test('[B1] what is offered is what the table permits, without one’s own hand twice', () => {
  const story = new BulletinStory();
  const all = () => true;
  expect(allowedCommands(story.record, people.lin.id, all)).toEqual([
    'edit',
    'submit',
    'sign-over',
    'release-in-emergency',
  ]);
  story.act(people.lin, { kind: 'submit' });
  const reader = (verb: string) => verb === 'bulletin:verify';
  expect(allowedCommands(story.record, people.zhou.id, reader)).toEqual(['verify-facts', 'reject']);
  expect(allowedCommands(story.record, people.lin.id, reader)).toEqual(['reject']);
  expect(allowedCommands(story.record, people.chen.id, () => false)).toEqual([]);
  expect(bulletinCommandKinds.length).toBe(bulletinTransitions.length);
});
