import { describe, expect, test } from 'vitest';
import { historyTypes } from '@heed/shared/history';
import { z } from 'zod';
import { isAllowedString } from './branded';
import { decodeEntry, encodeEntry } from './entry-codec';
import { eventSchemas } from './events';

/** Every place in a schema where any text at all could stand. */
function bareStrings(schema: z.core.$ZodType, path: string): string[] {
  const type = schema as z.ZodType;
  const def = (type as unknown as { def: z.core.$ZodTypeDef & Record<string, unknown> }).def;
  const into = (inner: unknown, name: string) => bareStrings(inner as z.core.$ZodType, name);
  switch (def.type) {
    case 'string':
      return isAllowedString(type) ? [] : [path];
    case 'object':
      return Object.entries(def['shape'] as object).flatMap(([key, inner]) =>
        into(inner, `${path}.${key}`),
      );
    case 'array':
      return into(def['element'], `${path}[]`);
    case 'nullable':
    case 'optional':
      return into(def['innerType'], path);
    case 'union':
      return (def['options'] as unknown[]).flatMap((inner, n) => into(inner, `${path}|${n}`));
    case 'enum':
    case 'literal':
    case 'number':
    case 'int':
    case 'boolean':
      return [];
    default:
      return [`${path} (${def.type})`];
  }
}

describe('events', () => {
  test('[invariant 10] no event schema holds a bare string', () => {
    const bare = Object.entries(eventSchemas).flatMap(([type, schema]) =>
      bareStrings(schema, type),
    );
    expect(bare).toEqual([]);
  });

  test('[invariant 10] a bare string, wherever it hides, is found', () => {
    const hidden = z.strictObject({
      note: z.string(),
      deep: z.array(z.union([z.int(), z.strictObject({ name: z.string().nullable() })])),
      loose: z.record(z.string(), z.int()),
      anything: z.unknown(),
    });
    expect(bareStrings(hidden, 'x')).toEqual([
      'x.note',
      'x.deep[]|1.name',
      'x.loose (record)',
      'x.anything (unknown)',
    ]);
  });

  test('every event that names a case is a step of its history that screens have words for', () => {
    const ofCase = Object.entries(eventSchemas).flatMap(([type, schema]) =>
      'caseId' in schema.shape ? [type] : [],
    );
    expect(ofCase.toSorted()).toEqual(historyTypes.toSorted());
  });

  const context = {
    at: '2026-11-24T06:00:00.000Z',
    realm: 'real',
    actor: { kind: 'system', id: null },
  } as const;
  const accountId = '00000000-0000-7000-8000-000000000001';

  test('[invariant 8] what is encoded reads back the same', () => {
    const encoded = encodeEntry({ type: 'session-started', data: { accountId } }, context);
    expect(decodeEntry(7, encoded.entry)).toEqual({
      position: 7,
      ...context,
      type: 'session-started',
      data: { accountId },
    });
  });

  test('[invariant 8] an unknown field is refused on the way in and on the way out', () => {
    const extra = { accountId, name: '王静' };
    expect(() => encodeEntry({ type: 'session-started', data: extra }, context)).toThrow();
    const entry = JSON.stringify({ v: 1, type: 'session-started', ...context, data: extra });
    expect(() => decodeEntry(9, entry)).toThrow('journal entry 9 (session-started) does not fit');
    expect(() => decodeEntry(9, entry)).not.toThrow('王静');
  });
});
