/** The only writer of the thresholds: each change is a row of its own, so that who set what and when stays readable. */
import { Injectable } from '@nestjs/common';
import type { ThresholdCode, ThresholdInput, ThresholdRow } from '@heed/shared/thresholds';
import type { Actor } from '../journal/events';
import { refuse, refuseField, type Refusal } from '../kernel/refusal';
import type { ListQuery } from './list-query';
import { ListWriter, type ListChange } from './list-writer';
import { nextVersion } from './next-version';
import { addThreshold, readThresholds, type StoredThreshold } from './threshold-rows';

@Injectable()
export class ThresholdDesk {
  constructor(private readonly writer: ListWriter) {}

  /** Sets a threshold within its bounds; it holds for whatever happens from now on. */
  set(input: ThresholdInput, by: Actor): Promise<ThresholdRow | Refusal> {
    const { code, value, source } = input;
    const sourceEn = input.sourceEn || null;
    return this.writer.write('thresholds', by, async (query, at) => {
      const before = await present(query, code);
      const fault = boundsFault(before, value);
      if (fault) return fault;
      const same =
        before.set !== null &&
        before.value === value &&
        before.source === source &&
        before.sourceEn === sourceEn;
      if (same) return { answer: before, added: 0, changed: 0 };
      return store(query, { code, value, source, sourceEn, by: by.id, at });
    });
  }

  /** Takes back what the deployment had set; answers with what holds then. */
  remove(code: ThresholdCode, by: Actor): Promise<ThresholdRow | Refusal> {
    return this.writer.write('thresholds', by, async (query, at) => {
      if ((await present(query, code)).set === null) return refuse('already-so');
      const nothing = { value: null, source: null, sourceEn: null };
      return store(query, { code, ...nothing, by: by.id, at });
    });
  }
}

function boundsFault({ least, most, statutory }: ThresholdRow, value: number): Refusal | null {
  if (value >= least && value <= most) return null;
  const broken = value < least ? 'least' : 'most';
  const message = broken === 'least' ? `below-least:${least}` : `above-most:${most}`;
  return refuseField(statutory === broken ? 'beyond-statute' : 'invalid', 'value', message);
}

async function present(query: ListQuery, code: ThresholdCode): Promise<ThresholdRow> {
  const row = (await readThresholds(query)).find((each) => each.code === code);
  if (!row) throw new Error(`no threshold named ${code}`);
  return row;
}

async function store(query: ListQuery, row: StoredThreshold): Promise<ListChange<ThresholdRow>> {
  await addThreshold(query, row, await nextVersion(query));
  return { answer: await present(query, row.code), added: 0, changed: 1 };
}
