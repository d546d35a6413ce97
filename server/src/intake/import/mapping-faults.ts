/** What is wrong with a mapping for a certain file, before a row of it is read. */
import { ComplaintInput } from '@heed/shared/complaint';
import type { ImportField, ImportOptions } from '@heed/shared/imports';
import type { RejectionDetail } from '@heed/shared/rejections';
import { isZone } from './times/zone-clock';

/** The codes that details carry; a door says them in the reader's language. */
export const mappingFaultCodes = [
  'no-such-zone',
  'no-such-column',
  'no-text-column',
  'no-channel',
  'not-in-list',
] as const;
export type MappingFault = (typeof mappingFaultCodes)[number];

export function mappingFaults(
  { mapping, zone }: ImportOptions,
  columns: readonly string[],
): RejectionDetail[] {
  const faults: RejectionDetail[] = [];
  const fault = (path: string, message: MappingFault) => faults.push({ path, message });
  if (!isZone(zone)) fault('zone', 'no-such-zone');
  const known = new Set(columns);
  for (const [field, named] of Object.entries(mapping.columns)) {
    if ([named].flat().some((name) => !known.has(name))) {
      fault(`mapping.columns.${field}`, 'no-such-column');
    }
  }
  const { text, title, channel } = mapping.columns;
  if (text === undefined && title === undefined) fault('mapping.columns.text', 'no-text-column');
  if (channel === undefined && mapping.constants?.channel === undefined) {
    fault('mapping.constants.channel', 'no-channel');
  }
  for (const field of closedLists) {
    const codes = Object.values(mapping.values?.[field] ?? {});
    const wrong = codes.some((code) => !ComplaintInput.shape[field].safeParse(code).success);
    if (wrong) fault(`mapping.values.${field}`, 'not-in-list');
  }
  return faults;
}

const closedLists = ['channel', 'kind', 'urgency'] as const satisfies readonly ImportField[];
