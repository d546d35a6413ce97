import { ImportOptions, type ImportPreview } from '@heed/shared/imports';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import {
  ANYTHING_ELSE,
  draftFrom,
  fieldsOf,
  mappingProblems,
  optionsFrom,
  sampleValues,
  withConstant,
  withFields,
  withValue,
  type MappingDraft,
  type MappingProblem,
} from './mapping-draft';

const preview: z.infer<typeof ImportPreview> = {
  fileName: 'requests.csv',
  format: 'csv',
  encoding: 'UTF-8',
  columns: ['No', 'Title', 'Type', 'Where', 'Via'],
  sample: [
    ['1', 'Deep pothole', 'Pothole', '5 Elm St', 'Voice'],
    ['2', 'Water in road', 'Flooding', '9 Oak St', ' Web '],
    ['3', 'Hole again', 'Pothole', '5 Elm St', ''],
  ],
  rowEstimate: 3,
  proposal: {
    columns: { sourceId: 'No', text: ['Title', 'Type'], address: 'Where', channel: 'Via' },
    values: { channel: { Voice: 'phone', [ANYTHING_ELSE]: 'web' } },
    constants: { kind: 'report' },
    source: 'city-requests',
  },
  proposeHistoric: true,
};
const zones = ['Asia/Shanghai', 'America/Chicago'];
const draft = draftFrom(preview, 'America/Chicago');

describe('a mapping draft', () => {
  it('begins with the proposal and the zone of the deployment', () => {
    expect(draft).toMatchObject({
      historic: true,
      zone: 'America/Chicago',
      source: 'city-requests',
    });
    expect(fieldsOf(draft, 'Title')).toEqual(['text']);
  });

  it('sends back the proposal unchanged where nobody touched it', () => {
    expect(optionsFrom(draft).mapping).toEqual({
      ...preview.proposal,
      constants: { kind: 'report' },
    });
  });

  it('lets a column feed several fields and joins columns in the order they were added', () => {
    const more = withFields(withFields(draft, 'Where', ['address', 'text']), 'No', []);
    expect(fieldsOf(more, 'Where')).toEqual(['text', 'address']);
    expect(optionsFrom(more).mapping.columns).toEqual({
      text: ['Title', 'Type', 'Where'],
      address: 'Where',
      channel: 'Via',
    });
  });

  it('does not change the draft that it came from', () => {
    withValue(withFields(draft, 'Where', []), 'channel', ['Voice', '']);
    expect(optionsFrom(draft).mapping).toEqual({
      ...preview.proposal,
      constants: { kind: 'report' },
    });
  });

  it('shows the words that stand in a column, once each, trimmed', () => {
    expect(sampleValues(preview, draft, 'channel')).toEqual(['Voice', 'Web']);
    const typed = withFields(draft, 'Type', ['category']);
    expect(sampleValues(preview, typed, 'category')).toEqual(['Pothole', 'Flooding']);
  });

  it('takes a word’s meaning away when nothing is chosen', () => {
    const without = withValue(draft, 'channel', ['Voice', '']);
    expect(optionsFrom(without).mapping.values).toEqual({ channel: { [ANYTHING_ELSE]: 'web' } });
  });

  it('leaves out the words of a field that no column feeds', () => {
    const constant = withConstant(withFields(draft, 'Via', []), 'channel', 'app');
    expect(optionsFrom(constant).mapping).toMatchObject({ constants: { channel: 'app' } });
    expect(optionsFrom(constant).mapping.values).toEqual({});
  });

  it('keeps a constant beside a column, for the blank cells, until it is taken away', () => {
    const both = withConstant(draft, 'channel', 'web');
    expect(optionsFrom(both).mapping.constants?.channel).toBe('web');
    const column = withConstant(both, 'channel', '');
    expect(optionsFrom(column).mapping.constants?.channel).toBeUndefined();
  });

  it('fits the contract', () => {
    expect(ImportOptions.safeParse(optionsFrom(draft)).success).toBe(true);
  });
});

describe('what is missing', () => {
  const dated = { ...draft, columns: { ...draft.columns, receivedAt: ['No'] } };

  it('is nothing where text, channel, source and zone are there', () => {
    expect(mappingProblems(dated, zones)).toEqual([]);
  });

  it('is nothing where a title stands for the text', () => {
    const titled = { ...dated.columns, text: [], title: ['Title'] };
    expect(mappingProblems({ ...dated, columns: titled }, zones)).toEqual([]);
  });

  it.each([
    ['text', { ...dated, columns: { ...dated.columns, text: [] } }],
    ['channel', { ...dated, columns: { ...dated.columns, channel: [] } }],
    ['receivedAt', draft],
    ['lngLat', { ...dated, columns: { ...dated.columns, lng: ['No'] } }],
    ['source', { ...dated, source: '  ' }],
    ['zone', { ...dated, zone: 'Mars/Olympus' }],
  ] satisfies [MappingProblem, MappingDraft][])(
    'is named, and nothing else: %s',
    (problem, incomplete) => {
      expect(mappingProblems(incomplete, zones)).toEqual([problem]);
    },
  );
});
