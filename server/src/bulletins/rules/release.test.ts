import { describe, expect, test } from 'vitest';
import { BulletinStory, approved, published, reviewed } from '../../../test/bulletin-story';
import { LATER, NOW, people, soundReport, statement } from '../../../test/bulletin-builders';

const { lin, zhou, chen } = people;
const HALF_PAST = '2026-07-18T07:30:00.000Z';
const system = { kind: 'system', id: '', name: '' } as const;

describe('going out', () => {
  test('[B12] an embargo holds people until its time and Heed after it', () => {
    const story = approved();
    expect(story.act(lin, { kind: 'embargo', releaseAt: '2026-07-18T06:00:00.000Z' })).toBe(
      'invalid',
    );
    expect(story.act(lin, { kind: 'embargo', releaseAt: LATER })).toBe('invalid');
    expect(story.act(lin, { kind: 'embargo', releaseAt: '2026-07-18T15:30:00+08:00' })).toBeNull();
    expect(story.record.releaseAt).toBe(HALF_PAST);
    expect(story.act(lin, { kind: 'publish' })).toBe('illegal-state');
    story.now = '2026-07-18T09:00:00.000Z';
    expect(story.act(lin, { kind: 'publish' })).toBe('has-findings');
    expect(story.act(system, { kind: 'publish' })).toBeNull();
  });

  test('[B13] an emergency release takes two people, and stays marked', () => {
    const story = new BulletinStory();
    const act = { kind: 'release-in-emergency', reason: '污染团一小时后到取水口' } as const;
    expect(story.act(lin, act)).toBeNull();
    expect(story.record.state).toBe('draft');
    expect(story.act(lin, act)).toBe('same-hand');
    expect(story.act(chen, act)).toBeNull();
    expect(story.record).toMatchObject({ state: 'published', emergency: true, number: 1 });
    expect(story.record.content.numbers[0]?.frozen).toMatchObject({
      value: 16_530,
      position: 4_711,
    });
  });

  test('[B13] an edit between asking and releasing asks anew', () => {
    const story = new BulletinStory();
    const act = { kind: 'release-in-emergency', reason: '…' } as const;
    story.act(lin, act);
    const { zh } = story.record.content.title;
    story.act(zhou, { kind: 'edit', edits: [{ path: 'title.zh', was: zh, value: '请勿饮用' }] });
    expect(story.act(chen, act)).toBeNull();
    expect(story.record.state).toBe('draft');
  });

  test.each([
    ['a phone number', '请联系王先生13812345678。'],
    ['a character that turns the text', '请勿饮用\u202e。'],
    ['a place that was left to be filled', '{地点}停水。'],
  ])('[B13] not even an emergency releases %s', (_what, zh) => {
    const text = { zh, en: 'Do not drink.' };
    const story = new BulletinStory(soundReport({ advice: [statement('a1', { text })] }));
    expect(story.act(lin, { kind: 'release-in-emergency', reason: '…' })).toBe('has-findings');
  });

  test('[B14] [B16] the publication is numbered and tells its frozen numbers', () => {
    const story = approved();
    story.number = 5;
    story.act(lin, { kind: 'publish' });
    expect(story.events.at(-1)).toMatchObject({
      type: 'bulletin-published',
      data: {
        year: 2026,
        number: 5,
        nextUpdateAt: LATER,
        position: 4_711,
        emergency: false,
        numbers: [{ token: 'n1', query: 'received', value: 16_530 }],
      },
    });
  });

  test('[B31] [B5] the level stands as the approval found it, and falls with the approval', () => {
    const second = { level: 2, class: 'public-health', since: NOW } as const;
    const story = reviewed();
    story.response = second;
    story.act(chen, { kind: 'approve' });
    expect(story.record.response).toEqual(second);
    story.act(zhou, { kind: 'reject', reason: '…' });
    expect(story.record.response).toBeNull();
    story.act(lin, { kind: 'submit' });
    story.act(zhou, { kind: 'verify-facts' });
    story.response = { ...second, level: 3 };
    story.act(chen, { kind: 'approve' });
    // The level falls between the approval and the publication.
    story.response = { ...second, level: 4 };
    story.act(lin, { kind: 'publish' });
    expect(story.record.response).toMatchObject({ level: 3 });
    expect(story.events.at(-1)).toMatchObject({ data: { response: { level: 3 } } });
  });

  test('[B1] [B15] what was published is never edited, approved or published again', () => {
    const story = published();
    const { zh } = story.record.content.title;
    const before = story.record;
    const edit = { kind: 'edit', edits: [{ path: 'title.zh', was: zh, value: '…' }] } as const;
    expect(story.act(lin, { ...edit, edits: [...edit.edits] })).toBe('immutable');
    expect(story.act(lin, { kind: 'publish' })).toBe('already-published');
    expect(story.act(chen, { kind: 'approve' })).toBe('already-published');
    expect(story.act(chen, { kind: 'reject', reason: '…' })).toBe('already-published');
    expect(story.record).toEqual(before);
  });

  test('[B15] a correction is a draft of its own; its publication marks the one it corrects', () => {
    const old = published();
    expect(old.act(lin, { kind: 'correct', reason: '港湾分区仍不能饮用' })).toBeNull();
    const draft = old.begun;
    expect(draft).toMatchObject({
      replaces: old.record.id,
      state: 'draft',
      content: { kind: 'correction' },
    });
    old.openReplacement = draft?.id ?? null;
    expect(old.act(zhou, { kind: 'correct', reason: '…' })).toBe('already-exists');
    expect(old.record.state).toBe('published');

    const story = approved(
      soundReport({
        kind: 'correction',
        correction: {
          wrong: { zh: '港湾分区可以饮用', en: 'Harbour water can be drunk' },
          right: { zh: '港湾分区不能饮用', en: 'Harbour water can’t be drunk' },
          reason: { zh: '核对后数据更新', en: 'The data was updated' },
          bannerUntil: LATER,
        },
      }),
    );
    story.replaced = old.record;
    story.act(lin, { kind: 'publish' });
    expect(story.replaced).toMatchObject({
      state: 'corrected',
      replacedBy: story.record.id,
      settledReason: { zh: '核对后数据更新' },
      content: old.record.content,
    });
    expect(story.events.map(({ type }) => type).slice(-2)).toEqual([
      'bulletin-published',
      'bulletin-corrected',
    ]);
  });

  test('[B15] a retracted text stays, with the reason; one that replaces it leaves it retracted', () => {
    const story = published();
    const text = story.record.content;
    story.act(chen, { kind: 'retract', reason: '采样记录有误', reasonEn: 'A sample was mixed up' });
    expect(story.record).toMatchObject({
      state: 'retracted',
      content: text,
      settledReason: { zh: '采样记录有误', en: 'A sample was mixed up' },
    });
    expect(story.act(chen, { kind: 'retract', reason: '…' })).toBe('illegal-state');
    const next = approved();
    next.replaced = story.record;
    next.act(lin, { kind: 'publish' });
    expect(next.replaced).toEqual(story.record);
  });
});
