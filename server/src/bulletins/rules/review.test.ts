import { describe, expect, test } from 'vitest';
import { BulletinStory, approved, published, reviewed } from '../../../test/bulletin-story';
import { LATER, NOW, people, soundReport } from '../../../test/bulletin-builders';

const { lin, zhou, chen, wang, fang } = people;
const paper = { signer: '陈卓', signedAt: NOW, evidenceId: '00000000-0000-7000-8000-000000000777' };

describe('the chain of hands', () => {
  test('[B1] a draft goes by submission, verification and approval to the public', () => {
    const story = published();
    expect(story.record.state).toBe('published');
    expect(story.record.hands.map(({ kind, name }) => [kind, name])).toEqual([
      ['drafted', '林岚'],
      ['submitted', '林岚'],
      ['facts-verified', '周航'],
      ['approved', '陈卓'],
      ['published', '林岚'],
    ]);
    expect(story.events.map(({ type }) => type)).toEqual([
      'bulletin-drafted',
      'bulletin-submitted',
      'facts-verified',
      'bulletin-approved',
      'bulletin-published',
    ]);
  });

  test('[B2] an approval of a text that changed meanwhile is refused', () => {
    const story = reviewed();
    const seen = story.record.version;
    const { zh } = story.record.content.title;
    story.act(wang, {
      kind: 'edit',
      edits: [{ path: 'title.zh', was: zh, value: '两个分区恢复' }],
    });
    expect(story.act(chen, { kind: 'approve' }, seen)).toBe('stale-version');
    expect(story.record.state).toBe('draft');
  });

  test('[B6] nobody who wrote in it verifies, clears or approves it, whoever began it', () => {
    const story = new BulletinStory();
    const { zh } = story.record.content.title;
    story.act(wang, {
      kind: 'edit',
      edits: [{ path: 'title.zh', was: zh, value: '两个分区恢复' }],
    });
    story.act(lin, { kind: 'submit' });
    for (const author of [lin, wang]) {
      expect(story.act(author, { kind: 'verify-facts' })).toBe('same-hand');
      expect(story.act(author, { kind: 'legal' })).toBe('same-hand');
    }
    story.act(zhou, { kind: 'verify-facts' });
    expect(story.act(wang, { kind: 'approve' })).toBe('same-hand');
    expect(story.act(chen, { kind: 'approve' })).toBeNull();
  });

  test('[B7] an approval needs verified facts', () => {
    const story = new BulletinStory();
    story.act(lin, { kind: 'submit' });
    expect(story.act(chen, { kind: 'approve' })).toBe('has-findings');
    story.act(zhou, { kind: 'verify-facts' });
    expect(story.act(zhou, { kind: 'verify-facts' })).toBe('already-so');
    expect(story.act(chen, { kind: 'approve' })).toBeNull();
  });

  test('[B8] an apology waits for the legal hand', () => {
    const apology = {
      zh: '对此我们深表歉意，7月18日14时致辞。',
      en: 'We apologise for this at 14:00.',
    };
    const story = reviewed(soundReport({ lead: apology }));
    expect(story.act(chen, { kind: 'approve' })).toBe('has-findings');
    expect(story.act(fang, { kind: 'legal', note: '限于影响，不涉责任' })).toBeNull();
    expect(story.act(chen, { kind: 'approve' })).toBeNull();
  });

  test('[B9] a signature on paper waits for a second reader who neither wrote nor recorded it', () => {
    const story = reviewed();
    expect(story.act(lin, { kind: 'approve', paper: { ...paper, signer: '林岚' } })).toBe(
      'same-hand',
    );
    expect(story.act(lin, { kind: 'approve', paper: { ...paper, signedAt: LATER } })).toBe(
      'invalid',
    );
    expect(story.act(lin, { kind: 'approve', paper })).toBeNull();
    expect(story.record.state).toBe('signed_on_paper');
    expect(story.act(chen, { kind: 'publish' })).toBe('illegal-state');
    expect(story.act(lin, { kind: 'countersign' })).toBe('same-hand');
    expect(story.act(zhou, { kind: 'countersign' })).toBeNull();
    expect(story.record.state).toBe('approved');
  });

  test('[B9] whoever recorded the paper does not compare it', () => {
    const story = reviewed();
    story.act(wang, { kind: 'approve', paper });
    expect(story.act(wang, { kind: 'countersign' })).toBe('same-hand');
  });

  test('[B5] a rejection drops the hands, the embargo and the frozen numbers', () => {
    const story = approved();
    story.act(chen, { kind: 'embargo', releaseAt: '2026-07-18T07:30:00.000Z' });
    expect(story.record.content.numbers[0]?.frozen?.value).toBe(16_530);
    story.act(zhou, { kind: 'reject', reason: '件数与大屏不符' });
    expect(story.record).toMatchObject({ state: 'draft', releaseAt: null });
    expect(story.record.hands.map(({ kind }) => kind)).toEqual(['drafted', 'rejected']);
    expect(story.record.content.numbers[0]?.frozen).toBeNull();
    story.act(lin, { kind: 'submit' });
    expect(story.record.hands.map(({ kind }) => kind)).toEqual(['drafted', 'submitted']);
  });

  test('[B10] [B11] a warning is signed over by name, and asked again when its text changes', () => {
    const lead = {
      zh: '截至14时45分，两个分区可以饮用，家属情绪稳定。',
      en: 'As of 14:45, two zones have water.',
    };
    const story = reviewed(soundReport({ lead }));
    expect(story.act(chen, { kind: 'approve' })).toBe('has-findings');
    const sign = {
      kind: 'sign-over',
      code: 'empty-phrase',
      path: 'lead.zh',
      reason: '家属要求',
    } as const;
    expect(story.act(chen, sign)).toBeNull();
    expect(story.findings()).toMatchObject([{ code: 'empty-phrase', signedBy: chen.id }]);
    expect(story.act(chen, sign)).toBe('already-so');
    story.act(lin, {
      kind: 'edit',
      edits: [{ path: 'lead.zh', was: lead.zh, value: `${lead.zh}特此通报。` }],
    });
    expect(story.findings()).toMatchObject([{ code: 'empty-phrase', signedBy: null }]);
  });

  test('[B11] what blocks can’t be signed over', () => {
    const story = new BulletinStory(soundReport({ nextUpdateAt: null }));
    const sign = {
      kind: 'sign-over',
      code: 'no-next-update',
      path: 'nextUpdateAt',
      reason: '…',
    } as const;
    expect(story.act(chen, sign)).toBe('has-findings');
    expect(story.act(chen, { ...sign, path: 'lead.zh' })).toBe('not-found');
  });

  test('[B10] [B18] an old number asks for a signature, but never where it is about what people can use', () => {
    const old = [{ id: 'n1', value: 45, unit: null, source: 'water', at: NOW, old: true }];
    const inFacts = reviewed();
    inFacts.live = old;
    expect(inFacts.act(chen, { kind: 'approve' })).toBe('has-findings');
    const report = soundReport();
    const [usable] = report.usable;
    const inUse = reviewed({
      ...report,
      confirmed: report.confirmed.slice(0, 1),
      usable: usable
        ? [{ ...usable, text: { zh: '{n1}处送水点可以领水。', en: 'Water at {n1} points.' } }]
        : [],
    });
    inUse.live = old;
    expect(inUse.findings()).toMatchObject([{ code: 'number-old', path: 'usable.0.text.zh' }]);
    expect(inUse.act(chen, { kind: 'approve' })).toBeNull();
  });
});
