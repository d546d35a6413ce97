import type { BulletinContent } from '@heed/shared/bulletins';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAt, writeAt } from './content-path';
import {
  acknowledged,
  begin,
  change,
  heard,
  isUnsaved,
  openDraft,
  refusedBy,
  restored,
  settle,
  shown,
  unsaved,
  type Draft,
} from './edit-queue';
import { content, statement } from './press-samples';

const open = (more: Partial<BulletinContent> = {}) =>
  openDraft({ version: 3, content: content(more) });
const at = (draft: Draft, path: string) => readAt(shown(draft), path);

function begun(draft: Draft): Draft {
  const started = begin(draft, 'r1');
  if (!started) throw new Error('nothing was sent');
  return started.draft;
}
/** The server as it answers: it has what was sent on top of what it had. */
function answered(draft: Draft): Draft {
  const edits = draft.sending?.edits ?? [];
  const text = edits.reduce((all, { path, value }) => writeAt(all, path, value), draft.base);
  return acknowledged(draft, { version: draft.version + 1, content: text });
}

describe('what is written', () => {
  test('is seen at once, and sent with what was seen before it', () => {
    const draft = change(change(open(), 'title.zh', '新'), 'title.zh', '新标题');
    expect(at(draft, 'title.zh')).toBe('新标题');
    expect(draft.waiting).toEqual([{ path: 'title.zh', was: '标题', value: '新标题' }]);
  });

  test('and taken back again leaves nothing to send', () => {
    expect(isUnsaved(change(change(open(), 'title.zh', '新'), 'title.zh', '标题'))).toBe(false);
  });

  test('in a statement that is new goes with it whole', () => {
    const draft = change(change(open(), 'doing.d', statement('d', '')), 'doing.d.text.zh', '丁');
    expect(draft.waiting).toEqual([{ path: 'doing.d', was: null, value: statement('d', '丁') }]);
    expect(change(draft, 'doing.d', null).waiting).toEqual([]);
  });

  test('in a statement that is taken out goes with it', () => {
    const draft = change(change(open(), 'confirmed.a.text.zh', '改'), 'confirmed.a', null);
    expect(draft.waiting).toEqual([
      { path: 'confirmed.a', was: statement('a', '甲'), value: null },
    ]);
  });

  test('while something is under way waits for its answer, and is sent after it', () => {
    const draft = change(begun(change(open(), 'title.zh', '一')), 'title.zh', '二');
    expect(begin(draft, 'r2')).toBeNull();
    const next = answered(draft);
    expect(next.waiting).toEqual([{ path: 'title.zh', was: '一', value: '二' }]);
    expect(at(next, 'title.zh')).toBe('二');
    expect(next.version).toBe(4);
  });
});

describe('another editor', () => {
  const theirs = (path: string, value: unknown) => ({
    version: 4,
    content: writeAt(content(), path, value),
  });

  test('who writes elsewhere is seen beside what is written here', () => {
    const draft = heard(
      change(open(), 'confirmed.a.text.zh', '我'),
      theirs('confirmed.b.text.zh', '他'),
    );
    expect(at(draft, 'confirmed.a.text.zh')).toBe('我');
    expect(at(draft, 'confirmed.b.text.zh')).toBe('他');
    expect(draft.conflicts).toEqual([]);
  });

  test('who writes the same part leaves both wordings, and nothing is sent before one is chosen', () => {
    const draft = heard(
      change(open(), 'confirmed.a.text.zh', '我'),
      theirs('confirmed.a.text.zh', '他'),
    );
    expect(draft.conflicts).toEqual([{ path: 'confirmed.a.text.zh', theirs: '他', mine: '我' }]);
    expect(at(draft, 'confirmed.a.text.zh')).toBe('我');
    expect(begin(draft, 'r1')).toBeNull();
    const written = change(draft, 'confirmed.a.text.zh', '我们');
    expect(at(settle(written, 'confirmed.a.text.zh', 'theirs'), 'confirmed.a.text.zh')).toBe('他');
    expect(settle(written, 'confirmed.a.text.zh', 'mine').waiting).toEqual([
      { path: 'confirmed.a.text.zh', was: '他', value: '我们' },
    ]);
  });

  test('who writes the same words agrees', () => {
    const draft = heard(change(open(), 'title.zh', '同'), theirs('title.zh', '同'));
    expect(isUnsaved(draft)).toBe(false);
  });

  test('who takes out the statement that is written in here leaves it whole to be put back', () => {
    const draft = heard(change(open(), 'confirmed.a.text.zh', '我'), theirs('confirmed.a', null));
    expect(draft.conflicts).toEqual([
      { path: 'confirmed.a', theirs: null, mine: statement('a', '我') },
    ]);
    expect(settle(draft, 'confirmed.a', 'mine').waiting).toEqual([
      { path: 'confirmed.a', was: null, value: statement('a', '我') },
    ]);
  });

  test('who adds a statement doesn’t stand in the way of another order', () => {
    const draft = heard(
      change(open(), 'confirmed', ['b', 'a']),
      theirs('confirmed.c', statement('c', '丙')),
    );
    expect(draft.conflicts).toEqual([]);
    expect(at(draft, 'confirmed')).toEqual(['b', 'a', 'c']);
  });

  test('is not heard of while something is under way: the answer will tell', () => {
    const draft = begun(change(open(), 'title.zh', '我'));
    expect(heard(draft, theirs('title.zh', '他'))).toBe(draft);
  });
});

describe('a refusal', () => {
  test('of a part that changed meanwhile shows what stands there; the rest is sent again', () => {
    const draft = begun(change(change(open(), 'title.zh', '我'), 'lead.zh', '新概况'));
    const refused = refusedBy(draft, {
      error: 'stale-version',
      message: '',
      details: [{ path: 'title.zh', message: '"他"' }],
    });
    expect(refused.conflicts).toEqual([{ path: 'title.zh', theirs: '他', mine: '我' }]);
    expect(refused.waiting).toEqual([{ path: 'lead.zh', was: '概况', value: '新概况' }]);
    expect(refused.sending).toBeNull();
  });

  test('of a text that can’t be kept holds it, says why, and sends it once it is changed', () => {
    const draft = begun(change(open(), 'title.zh', '太长'));
    const refused = refusedBy(draft, {
      error: 'invalid',
      message: '',
      details: [{ path: 'title.zh', message: '太长了' }],
    });
    expect(refused.refused.map(({ why }) => why)).toEqual(['太长了']);
    expect(at(refused, 'title.zh')).toBe('太长');
    expect(begin(refused, 'r2')).toBeNull();
    expect(change(refused, 'title.zh', '短').waiting).toEqual([
      { path: 'title.zh', was: '标题', value: '短' },
    ]);
  });
});

describe('what was kept on this machine', () => {
  test('comes back on top of what the server has now', () => {
    const draft = change(begun(change(open(), 'title.zh', '一')), 'title.zh', '二');
    const back = restored({ version: 3, content: content() }, unsaved(draft));
    expect(back.waiting).toEqual([{ path: 'title.zh', was: '标题', value: '二' }]);
  });

  test('is done where the server had it all the time', () => {
    const draft = begun(change(open(), 'title.zh', '一'));
    const now = { version: 4, content: writeAt(content(), 'title.zh', '一') };
    expect(isUnsaved(restored(now, unsaved(draft)))).toBe(false);
  });

  test('is held beside what another wrote meanwhile', () => {
    const draft = change(open(), 'title.zh', '我');
    const now = { version: 9, content: writeAt(content(), 'title.zh', '他') };
    expect(restored(now, unsaved(draft)).conflicts).toEqual([
      { path: 'title.zh', theirs: '他', mine: '我' },
    ]);
  });
});

test('whatever is written, sent and answered in whatever order: the text is what was written last', () => {
  const paths = ['title.zh', 'confirmed.a.text.zh', 'confirmed.b.text.en', 'lead.zh'] as const;
  const step = fc.oneof(
    fc.record({ path: fc.constantFrom(...paths), value: fc.string({ maxLength: 4 }) }),
    fc.constant('send' as const),
    fc.constant('answer' as const),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const last = new Map<string, string>();
      let draft = open();
      for (const one of steps) {
        if (one === 'send') draft = begin(draft, 'r')?.draft ?? draft;
        else if (one === 'answer') draft = draft.sending ? answered(draft) : draft;
        else {
          last.set(one.path, one.value);
          draft = change(draft, one.path, one.value);
        }
      }
      for (const [path, value] of last) expect(at(draft, path)).toBe(value);
      while (isUnsaved(draft)) draft = draft.sending ? answered(draft) : begun(draft);
      for (const [path, value] of last) expect(readAt(draft.base, path)).toBe(value);
    }),
  );
});
