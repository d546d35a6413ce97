import { describe, expect, test } from 'vitest';
import type { WordingCommand, WordingTerms } from '@heed/shared/wording';
import { defaultLimits as limits } from '../../../data/thresholds';
import { Refusal } from '../../kernel/refusal';
import type { WordingRecord } from '../wording-record';
import {
  commandsNow,
  decideQuestion,
  decideWording,
  receiptFault,
  termsFault,
  useFault,
  writeEdition,
} from './decide';
import { GOOD_ENOUGH, matchScore } from './match';
import { isOffered, stateAt, warnTime } from './standing';
import { applies, wordingTransitions } from './transitions';

const NOW = '2026-07-18T06:00:00.000Z';
const LATER = '2026-07-18T18:00:00.000Z';
const unit = '00000000-0000-7000-8000-00000000000a';
const writer = { kind: 'account', id: 'writer' } as const;
const second = { kind: 'account', id: 'second' } as const;
const key = { kind: 'key', id: 'key' } as const;
const directory = {
  unitExists: (id: string) => id === unit,
  memberExists: (id: string) => id === 'lin',
  categoryExists: (code: string) => code === 'water-quality',
};

const terms: WordingTerms = {
  ownerUnitId: unit,
  ownerId: null,
  expiresAt: LATER,
  categories: ['water-quality'],
  topics: ['usable'],
  incidentId: null,
  readers: ['call-taker'],
};
const words = {
  title: '能不能喝',
  questions: ['水能不能喝'],
  answer: '暂不要饮用',
  answerEn: null,
};

/** Ever newer versions of one entry, each by the command that a hand gives. */
class Story {
  constructor(
    readonly record: WordingRecord,
    readonly refused: string | null = null,
  ) {}

  static begun(): Story {
    const blank: WordingRecord = {
      id: 'w',
      realm: 'real',
      version: 1,
      state: 'draft',
      current: null,
      draft: null,
    };
    return new Story(
      writeEdition({ record: blank, by: writer, now: NOW, digest: 'd', limits }, terms).record,
    );
  }

  when(by: typeof writer | typeof second | typeof key, ask: Partial<WordingCommand>): Story {
    const command = { expectedVersion: this.record.version, requestId: 'r', ...ask };
    const verdict = decideWording(
      { record: this.record, by, now: NOW, digest: 'd', directory, limits },
      command as WordingCommand,
    );
    return verdict instanceof Refusal
      ? new Story(this.record, verdict.error)
      : new Story(verdict.record);
  }

  questioned(): Story {
    return new Story(decideQuestion(this.record, 'b')?.record ?? this.record);
  }
}

const edit = { kind: 'edit', words, terms } as const;
const agreed = () => Story.begun().when(second, { kind: 'agree' });

describe('an entry of the agreed wording', () => {
  test('[W1] a command that names another version is refused, and so is one that its state has no row for', () => {
    const story = Story.begun();
    expect(story.when(second, { kind: 'agree', expectedVersion: 7 }).refused).toBe('stale-version');
    expect(story.when(second, { kind: 'confirm' }).refused).toBe('illegal-state');
    for (const { kind, from } of wordingTransitions) {
      for (const state of from) expect(applies(kind, state)).toBe(true);
    }
    const recalled = agreed().when(writer, { kind: 'recall', reason: '有误' });
    expect(recalled.record).toMatchObject({ state: 'recalled', version: 3 });
    expect(recalled.when(writer, { kind: 'recall', reason: '有误' }).refused).toBe('illegal-state');
  });

  test.each([
    ['nobody owns it', { ownerUnitId: null }, 'invalid'],
    ['a unit that is not there', { ownerUnitId: 'x' }, 'unknown-unit'],
    ['a person that is not there', { ownerId: 'x' }, 'unknown-member'],
    ['a category that is not there', { categories: ['x'] }, 'unknown-category'],
    ['it ends before it begins', { expiresAt: NOW }, 'invalid'],
  ])('[W2] %s: refused', (_why, part, error) => {
    expect(termsFault({ ...terms, ...part }, NOW, directory)?.error).toBe(error);
    expect(termsFault(terms, NOW, directory)).toBeNull();
  });

  test('[W2] the warning takes the last quarter, from fifteen minutes to a day', () => {
    const at = (hours: number) => new Date(Date.parse(NOW) + hours * 3_600_000).toISOString();
    expect(warnTime(NOW, at(12), limits)).toBe(at(9));
    expect(warnTime(NOW, at(0.5), limits)).toBe(at(0.25));
    expect(warnTime(NOW, at(0.1), limits)).toBe(NOW);
    expect(warnTime(NOW, at(30 * 24), limits)).toBe(at(29 * 24));
    // [T13]
    expect(warnTime(NOW, at(12), { ...limits, 'wording-share': 50 })).toBe(at(6));
    expect(warnTime(NOW, at(30 * 24), { ...limits, 'wording-most': 48 })).toBe(at(28 * 24));
  });

  test('[W3] who wrote it can’t agree to it, nor can a key', () => {
    expect(Story.begun().when(writer, { kind: 'agree' }).refused).toBe('same-hand');
    expect(Story.begun().when(key, { kind: 'agree' }).refused).toBe('forbidden');
    expect(agreed().record).toMatchObject({ state: 'agreed', current: { agreedBy: 'second' } });
    // Whoever wrote over the draft last is the one who wrote it.
    const rewritten = Story.begun().when(second, edit);
    expect(rewritten.when(second, { kind: 'agree' }).refused).toBe('same-hand');
  });

  test('[W4] the edition before stands until a second person agrees to the next', () => {
    const writing = agreed().when(writer, edit);
    expect(writing.record).toMatchObject({
      state: 'agreed',
      current: { edition: 1 },
      draft: { edition: 2 },
    });
    const next = writing.when(second, { kind: 'agree' }).record;
    expect(next).toMatchObject({ current: { edition: 2, textVersion: 3 }, draft: null });
  });

  test('[W5] [W6] [W7] only what is agreed and not expired is offered; a question takes it out until it is confirmed', () => {
    const story = agreed();
    expect(isOffered(Story.begun().record, NOW)).toBe(false);
    expect(isOffered(story.record, NOW)).toBe(true);
    expect(stateAt(story.record, LATER)).toBe('expired');
    const questioned = story.questioned();
    expect(isOffered(questioned.record, NOW)).toBe(false);
    expect(decideQuestion(questioned.record, 'b')).toBeNull();
    expect(isOffered(questioned.when(writer, { kind: 'confirm' }).record, NOW)).toBe(true);
    const anew = questioned.when(writer, edit).when(second, { kind: 'agree' });
    expect(isOffered(anew.record, NOW)).toBe(true);
    expect(commandsNow({ record: questioned.record, by: writer, now: LATER })).toEqual([
      'edit',
      'recall',
    ]);
  });

  test('[W8] [W9] a receipt is for the present edition; a use may be of an earlier one', () => {
    const { record } = agreed().when(writer, edit).when(second, { kind: 'agree' });
    expect(receiptFault(record, 1)?.error).toBe('stale-version');
    expect(receiptFault(record, 2)).toBeNull();
    expect(useFault(record, 1)).toBeNull();
    expect(useFault(record, 3)?.error).toBe('illegal-state');
    expect(useFault(Story.begun().record, 1)?.error).toBe('illegal-state');
  });
});

describe('matching', () => {
  const entry = {
    questions: ['自来水能不能喝', '水烧开了能喝吗'],
    categories: ['water-quality'],
    topics: ['usable'],
  };

  test.each([
    ['你好，我想问一下现在自来水到底能不能喝？', null, [], true],
    ['家里的水发黄', null, ['usable'], true],
    ['家里的水发黄', 'water-quality', [], false],
    ['路灯不亮，什么时候修', 'street-light', [], false],
    ['', 'water-quality', [], false],
  ] as const)('[W10] %s', (text, category, topics, fits) => {
    const score = matchScore({ text, category, topics }, entry);
    expect(score >= GOOD_ENOUGH).toBe(fits);
  });
});
