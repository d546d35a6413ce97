import { BadRequestException, NotFoundException } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { refuse, RefusedError } from '../../kernel/refusal';
import { InvalidInput, parseInput } from './invalid-input';
import { rejectionFor, summary } from './rejection.filter';

/** An error as the driver or Fastify throw it. */
function fault(message: string, fields: object): Error {
  return Object.assign(new Error(message), fields);
}

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe('what a route threw becomes', () => {
  const unique = fault('duplicate key value', {
    code: '23505',
    detail: 'Key (phone)=(13812345678) already exists.',
  });

  it.each([
    ['a refusal', new RefusedError(refuse('not-holder')), 'not-holder'],
    ['Nest’s own exception', new NotFoundException('Cannot GET /secret/path'), 'not-found'],
    ['a body that does not parse', new BadRequestException('Unexpected token 1381…'), 'malformed'],
    ['a body that is too large', fault('too large', { statusCode: 413 }), 'too-large'],
    ['a media type', fault('no', { statusCode: 415 }), 'unsupported-media'],
    ['too many requests', fault('slow', { statusCode: 429 }), 'rate-limited'],
    ['a database that is away', fault('connect', { code: 'ECONNREFUSED' }), 'unavailable'],
    ['a database that stops', fault('terminating', { code: '57P01' }), 'unavailable'],
    ['a violated constraint', unique, 'internal'],
    ['a bug', new TypeError('phone 13812345678 is not a function'), 'internal'],
    ['something that is no error', '13812345678', 'internal'],
  ])('%s', (_, error, code) => {
    const rejection = rejectionFor(error, 'en');
    expect(rejection.error).toBe(code);
    expect(JSON.stringify(rejection)).not.toMatch(/1381|secret|Key \(/);
  });

  it('an outage says when to come back', () => {
    const rejection = rejectionFor(fault('x', { code: 'ECONNREFUSED' }), 'zh');
    expect(rejection.retryAfterSeconds).toBeGreaterThan(0);
  });

  it('input that does not fit names fields and never values', () => {
    const schema = z.strictObject({ phone: z.string().regex(/^\d+$/), age: z.int() });
    const error = thrownBy(() => parseInput(schema, { phone: '张三', age: '13812345678' }));
    expect(error).toBeInstanceOf(InvalidInput);
    const zh = rejectionFor(error, 'zh');
    const en = rejectionFor(error, 'en');
    expect(zh.details?.map(({ path }) => path)).toEqual(['phone', 'age']);
    expect(zh.details?.[1]?.message).not.toBe(en.details?.[1]?.message);
    expect(JSON.stringify([zh, en])).not.toMatch(/张三|1381/);
  });
});

describe('the log line of a bug', () => {
  it('says what kind of error and where, without its message', () => {
    const line = summary(fault('phone 13812345678', { code: '23505', detail: '(phone)=(138)' }));
    expect(line).toMatch(/^Error 23505 \| at /);
    expect(line).not.toContain('138');
  });
});
