/** The mapping while it is being edited: which column feeds which field, and what its words mean. */
import {
  ImportField,
  type ImportMapping,
  type ImportOptions,
  type ImportPreview,
} from '@heed/shared/imports';
import { Channel, Kind, Urgency } from '@heed/shared/vocabulary';
import type { z } from 'zod';

export const importFields = ImportField.options;
export type ImportFieldName = z.infer<typeof ImportField>;

/** Fields whose cells are words of the source and become codes of ours. */
export const codedFields = ['channel', 'kind', 'urgency', 'category', 'unit'] as const;
export type CodedField = (typeof codedFields)[number];

/** Stands for every value that has no line of its own. */
export const ANYTHING_ELSE = '*';

export interface MappingDraft {
  /** Columns of each field in the order in which they are joined. */
  columns: Partial<Record<ImportFieldName, string[]>>;
  values: Partial<Record<ImportFieldName, Record<string, string>>>;
  constants: Partial<Record<CodedField, string>>;
  source: string;
  zone: string;
  historic: boolean;
}

/** Begins with what the server proposes. */
export function draftFrom(preview: z.infer<typeof ImportPreview>, zone: string): MappingDraft {
  const { columns, values, constants, source } = preview.proposal;
  const lists = Object.entries(columns).map(([field, column]) => [field, [column].flat()]);
  return {
    columns: Object.fromEntries(lists),
    values: structuredClone(values ?? {}),
    constants: { ...constants },
    source,
    zone,
    historic: preview.proposeHistoric,
  };
}

/** The fields that a column feeds, in the order in which fields are listed. */
export function fieldsOf(draft: MappingDraft, column: string): ImportFieldName[] {
  return ImportField.options.filter((field) => draft.columns[field]?.includes(column));
}

/** The draft with other fields for a column; the other columns of those fields stay before it. */
export function withFields(
  draft: MappingDraft,
  column: string,
  fields: readonly ImportFieldName[],
): MappingDraft {
  const columns: MappingDraft['columns'] = {};
  for (const field of ImportField.options) {
    const now = draft.columns[field] ?? [];
    const next = fields.includes(field)
      ? [...now, ...(now.includes(column) ? [] : [column])]
      : now.filter((one) => one !== column);
    if (next.length > 0) columns[field] = next;
  }
  return { ...draft, columns };
}

/** The draft with what a value of the source means; an empty code takes the line away. */
export function withValue(
  draft: MappingDraft,
  field: CodedField,
  [value, code]: readonly [string, string],
): MappingDraft {
  const lines = { ...draft.values[field] };
  if (code === '') delete lines[value];
  else lines[value] = code;
  return { ...draft, values: { ...draft.values, [field]: lines } };
}

export function withConstant(draft: MappingDraft, field: CodedField, code: string): MappingDraft {
  const constants = { ...draft.constants };
  if (code === '') delete constants[field];
  else constants[field] = code;
  return { ...draft, constants };
}

/** The different words that stand in a field's columns, as far as the sample shows them. */
export function sampleValues(
  preview: z.infer<typeof ImportPreview>,
  draft: MappingDraft,
  field: CodedField,
): string[] {
  const places = (draft.columns[field] ?? []).map((column) => preview.columns.indexOf(column));
  const cells = preview.sample.map((row) =>
    places
      .map((place) => row[place]?.trim() ?? '')
      .filter((cell) => cell !== '')
      .join(' '),
  );
  const known = Object.keys(draft.values[field] ?? {});
  const all = new Set([...known, ...cells.filter((cell) => cell !== '')]);
  all.delete(ANYTHING_ELSE);
  return [...all];
}

export type MappingProblem = 'text' | 'channel' | 'receivedAt' | 'source' | 'zone' | 'lngLat';

/** What is still missing before the import can start; the server has the last word. */
export function mappingProblems(draft: MappingDraft, zones: readonly string[]): MappingProblem[] {
  const has = (field: ImportFieldName) => (draft.columns[field]?.length ?? 0) > 0;
  const problems: MappingProblem[] = [];
  // A title alone will do: it is the text then.
  if (!has('text') && !has('title')) problems.push('text');
  if (!has('channel') && draft.constants.channel === undefined) problems.push('channel');
  if (draft.historic && !has('receivedAt')) problems.push('receivedAt');
  if (has('lng') !== has('lat')) problems.push('lngLat');
  const source = draft.source.trim();
  if (source === '' || source.length > 64) problems.push('source');
  if (!zones.includes(draft.zone)) problems.push('zone');
  return problems;
}

/** What is sent: one column by its name, several as a list; no words for a field without a column. */
export function optionsFrom(draft: MappingDraft): z.infer<typeof ImportOptions> {
  const columns: ImportMapping['columns'] = {};
  const values: NonNullable<ImportMapping['values']> = {};
  for (const field of ImportField.options) {
    const [first, ...more] = draft.columns[field] ?? [];
    if (first === undefined) continue;
    columns[field] = more.length === 0 ? first : [first, ...more];
    const lines = draft.values[field];
    if (lines && Object.keys(lines).length > 0) values[field] = lines;
  }
  return {
    mapping: {
      columns,
      values,
      constants: constantsFrom(draft),
      source: draft.source.trim(),
    },
    zone: draft.zone,
    historic: draft.historic,
  };
}

/** Where a column feeds the field too, the constant stands for its blank cells. */
function constantsFrom({ constants }: MappingDraft): ImportMapping['constants'] {
  return {
    channel: Channel.safeParse(constants.channel).data,
    kind: Kind.safeParse(constants.kind).data,
    urgency: Urgency.safeParse(constants.urgency).data,
    category: constants.category,
    unit: constants.unit,
  };
}
