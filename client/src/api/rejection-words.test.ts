import { describe, expect, it } from 'vitest';
import { fieldProblems, notBefore, refusedBeside, rejectionText } from './rejection-words';

const t = (key: string) => `<${key}>`;

describe('a refusal in words', () => {
  it('keeps what the server said', () => {
    expect(rejectionText({ error: 'already-exists', message: '同名单位已存在' }, t)).toBe(
      '同名单位已存在',
    );
  });

  it('has a word of its own where the server said nothing', () => {
    expect(rejectionText({ error: 'unavailable', message: '' }, t)).toBe('<rejection.unavailable>');
  });
});

describe('what came too soon', () => {
  const at = '2026-11-24T08:00:00.000Z';
  const soon = {
    error: 'too-soon',
    message: 'Too soon.',
    details: [{ path: 'notBefore', message: at }],
  } as const;

  it('says from when on it can be done, and never as a field’s problem', () => {
    expect(notBefore({ ...soon, details: [...soon.details] })).toBe(at);
    expect(refusedBeside({ ...soon, details: [...soon.details] }, [], t)).toBe('Too soon.');
    expect(notBefore({ error: 'too-soon', message: '' })).toBeNull();
    expect(notBefore({ error: 'too-late', message: '' })).toBeNull();
  });
});

describe('the fields of a refusal', () => {
  it('are found however the path is written, the first word on each', () => {
    const problems = fieldProblems({
      error: 'invalid',
      message: '',
      details: [
        { path: '/name', message: 'too long' },
        { path: 'body.unitId', message: 'unknown' },
        { path: 'options.mapping.source', message: 'empty' },
        { path: 'name', message: 'later' },
        { line: 3, message: 'a line, not a field' },
      ],
    });
    expect(problems).toEqual({ name: 'too long', unitId: 'unknown', 'mapping.source': 'empty' });
  });

  it('are none without a refusal', () => {
    expect(fieldProblems(null)).toEqual({});
  });

  it('is said beside the fields only where they don’t say it', () => {
    const taken = { path: 'name', message: 'The name is taken.' };
    const rejection = { error: 'already-exists', message: 'It exists already.' } as const;
    expect(refusedBeside({ ...rejection, details: [taken] }, ['name'], t)).toBe('');
    expect(refusedBeside({ ...rejection, details: [taken] }, ['code'], t)).toBe(
      'The name is taken.',
    );
    expect(refusedBeside(rejection, ['name'], t)).toBe('It exists already.');
  });
});
