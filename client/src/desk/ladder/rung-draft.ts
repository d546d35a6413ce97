/** A rung as a form holds it: figures as they are typed. */
import { LadderRung, type LadderView } from '@heed/shared/ladder';

/** The figures of the rungs, each of some of them. */
export const figures = ['share', 'minutes', 'criticalMinutes', 'workdays', 'reopenings'] as const;
export type Figure = (typeof figures)[number];

export interface RungDraft {
  readonly rung: LadderRung;
  on: boolean;
  source: string;
  figures: Partial<Record<Figure, string>>;
}

export function draftOf(rung: LadderRung): RungDraft {
  const held = figures.flatMap((name) => {
    const value = (rung as Partial<Record<Figure, number>>)[name];
    return value === undefined ? [] : [[name, String(value)] as const];
  });
  return { rung, on: rung.on, source: rung.source, figures: Object.fromEntries(held) };
}

/** The rung, or the fields that can't be read. Another source has no translation until somebody writes one. */
export function rungFrom({ rung, on, source, figures: typed }: RungDraft): LadderRung | string[] {
  const { sourceEn, ...rest } = rung;
  const numbers = Object.fromEntries(
    Object.entries(typed).map(([name, text]) => [name, text.trim() === '' ? NaN : Number(text)]),
  );
  const same = source === rung.source && sourceEn !== undefined;
  const read = LadderRung.safeParse({ ...rest, ...numbers, on, source, ...(same && { sourceEn }) });
  return read.success ? read.data : read.error.issues.map(({ path }) => String(path[0]));
}

/** The whole list with one rung changed, as it is sent. */
export function listWith(view: LadderView, changed: LadderRung) {
  const rungs = view.rungs.map((rung) => (rung.code === changed.code ? changed : rung));
  return { expectedVersion: view.version, rungs };
}
