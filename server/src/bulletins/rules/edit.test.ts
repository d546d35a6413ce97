import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BulletinStory } from '../../../test/bulletin-story';
import { people, soundReport, statement } from '../../../test/bulletin-builders';
import { isRefusal } from '../../kernel/refusal';
import { applyEdits } from './edit';

const { lin, wang } = people;

function edited(...edits: Parameters<typeof applyEdits>[1]) {
  return applyEdits(soundReport(), edits, 7);
}

describe('edits of a draft', () => {
  test('[B3] two people who write different parts both stand', () => {
    const story = new BulletinStory();
    const seen = story.record.version;
    const { title } = story.record.content;
    const [, second] = story.record.content.confirmed;
    story.act(lin, { kind: 'edit', edits: [{ path: 'title.zh', was: title.zh, value: '新标题' }] });
    const text = { zh: '共接到 {n1} 件。', en: '{n1} complaints.' };
    const other = { path: 'confirmed.c2', was: second, value: { ...second, text } };
    expect(story.act(wang, { kind: 'edit', edits: [other] }, seen)).toBeNull();
    expect(story.record.content.title.zh).toBe('新标题');
    expect(story.record.content.confirmed[1]?.text).toEqual(text);
    expect(story.events.at(-1)).toMatchObject({ data: { merged: true, edits: 1 } });
    expect(story.record.authors).toEqual([lin.id, wang.id]);
  });

  test('[B3] two people on one sentence: the second is told what stands, and nothing is overwritten', () => {
    const story = new BulletinStory();
    const seen = story.record.version;
    const [first] = story.record.content.confirmed;
    const by = (zh: string) => ({ ...first, text: { zh, en: '…' } });
    story.act(lin, {
      kind: 'edit',
      edits: [{ path: 'confirmed.c1', was: first, value: by('甲') }],
    });
    const kept = story.record;
    const answer = story.tell(
      wang,
      {
        kind: 'edit',
        edits: [
          { path: 'lead.en', was: kept.content.lead.en, value: 'New lead.' },
          { path: 'confirmed.c1', was: first, value: by('乙') },
        ],
      },
      seen,
    );
    expect(answer).toMatchObject({
      error: 'stale-version',
      extra: {
        currentVersion: kept.version,
        details: [{ path: 'confirmed.c1', message: JSON.stringify(by('甲')) }],
      },
    });
    expect(story.record).toBe(kept);
  });

  test('[B3] languages of one statement are parts of their own', () => {
    const [first] = soundReport().confirmed;
    const answer = edited(
      { path: 'confirmed.c1.text.zh', was: first?.text.zh, value: '甲' },
      { path: 'confirmed.c1.text.en', was: first?.text.en, value: 'A' },
    );
    expect(answer).toMatchObject({
      changed: 2,
      content: { confirmed: [{ text: { zh: '甲', en: 'A' } }, {}] },
    });
  });

  test('[B3] what others added meanwhile survives a new order', () => {
    const report = soundReport();
    const content = { ...report, confirmed: [...report.confirmed, statement('c3')] };
    const answer = applyEdits(
      content,
      [{ path: 'confirmed', was: ['c1', 'c2'], value: ['c2', 'c1'] }],
      7,
    );
    expect(answer).toMatchObject({
      content: { confirmed: [{ id: 'c2' }, { id: 'c1' }, { id: 'c3' }] },
    });
    const turned = { ...report, confirmed: report.confirmed.toReversed() };
    const late = applyEdits(
      turned,
      [{ path: 'confirmed', was: ['c1', 'c2'], value: ['c1', 'c2'] }],
      7,
    );
    expect(late).toMatchObject({ error: 'stale-version' });
  });

  test('[B3] adding, taking out and moving go by the statement’s id', () => {
    const { confirmed } = soundReport();
    const [first] = confirmed;
    const moved = edited(
      { path: 'confirmed.c1', was: first, value: null },
      { path: 'doing.c1', was: null, value: first },
    );
    expect(moved).toMatchObject({
      content: { confirmed: [{ id: 'c2' }], doing: [{ id: 'd1' }, { id: 'c1' }] },
    });
    expect(edited({ path: 'doing.c1', was: null, value: first })).toMatchObject({
      error: 'invalid',
      extra: { details: [{ path: 'doing.1.id', message: 'id-used-twice' }] },
    });
  });

  test.each([
    ['an unknown field', { path: 'headline', was: null, value: 'x' }],
    ['a prototype', { path: '__proto__.polluted', was: null, value: 'x' }],
    ['a constructor', { path: 'title.constructor', was: null, value: 'x' }],
    [
      'statements where their order is asked',
      { path: 'confirmed', was: ['c1', 'c2'], value: [statement('c2')] },
    ],
    ['a statement under another id', { path: 'confirmed.c9', was: null, value: statement('c8') }],
    ['a statement’s id', { path: 'confirmed.c1.id', was: 'c1', value: 'c9' }],
    ['a text that is none', { path: 'title.zh', was: soundReport().title.zh, value: 7 }],
    [
      'a text that is too long',
      { path: 'title.zh', was: soundReport().title.zh, value: '长'.repeat(61) },
    ],
    ['half a character', { path: 'title.zh', was: soundReport().title.zh, value: '\ud800' }],
    ['a kind that begins elsewhere', { path: 'kind', was: 'progress', value: 'correction' }],
  ])('[B4] %s is refused with its path', (_what, edit) => {
    const answer = edited(edit);
    expect(answer).toMatchObject({
      error: 'invalid',
      extra: { details: [{ path: expect.any(String) }] },
    });
  });

  test('[B3] lists without an order are one part as a whole', () => {
    const reason = { zh: '存水多', en: 'More water' };
    const removed = { path: 'removed', was: [], value: [{ statementId: 'd9', reason }] };
    const numbers = { path: 'numbers', was: soundReport().numbers, value: [] };
    expect(edited(removed, numbers)).toMatchObject({
      content: { removed: [{ statementId: 'd9' }], numbers: [] },
    });
    expect(edited({ ...numbers, was: [] })).toMatchObject({ error: 'stale-version' });
  });

  test('[B4] a text is kept composed, and frozen numbers can’t be smuggled in', () => {
    const frozen = { value: 1, unit: null, source: null, at: '2026-07-18T07:00:00Z', position: 1 };
    const answer = edited(
      { path: 'title.en', was: soundReport().title.en, value: 'Cafe\u0301' },
      {
        path: 'numbers.n2',
        was: null,
        value: { id: 'n2', query: 'open', ofIncident: true, frozen },
      },
    );
    expect(answer).toMatchObject({
      content: { title: { en: 'Café' }, numbers: [{ id: 'n1' }, { id: 'n2', frozen: null }] },
    });
  });

  test('[B3] two who write the same agree', () => {
    const story = new BulletinStory();
    const seen = story.record.version;
    const { zh } = story.record.content.title;
    const edit = { kind: 'edit' as const, edits: [{ path: 'title.zh', was: zh, value: '同一句' }] };
    story.act(lin, edit);
    expect(story.act(wang, edit, seen)).toBe('already-so');
  });

  test('[B3] whatever two editors do, neither’s accepted words are lost', () => {
    const paths = [
      'title.zh',
      'title.en',
      'lead.zh',
      'lead.en',
      'issuer.zh',
      'confirmed.c1.text.zh',
    ];
    const move = fc.record({
      who: fc.constantFrom(0, 1),
      path: fc.constantFrom(...paths),
      word: fc.stringMatching(/^[a-z]{1,8}$/),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
        const seen = [soundReport(), soundReport()];
        let stands = soundReport();
        const written = new Map<string, string>();
        for (const { who, path, word } of moves) {
          const was = valueAt(seen[who], path);
          const answer = applyEdits(stands, [{ path, was, value: word }], 1);
          if (isRefusal(answer)) {
            expect(valueAt(stands, path)).not.toBe(was);
            // A refused editor looks again.
            seen[who] = stands;
            continue;
          }
          stands = answer.content;
          seen[who] = stands;
          written.set(path, word);
          for (const [at, last] of written) expect(valueAt(stands, at)).toBe(last);
        }
      }),
    );
  });
});

function valueAt(content: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => {
    if (Array.isArray(value)) return value.find((one: { id: string }) => one.id === name);
    return (value as Record<string, unknown>)[name];
  }, content);
}
