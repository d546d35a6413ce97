/** A rung as a form holds it: figures as they are typed. */
import { LadderRung, Recipient, type LadderView } from '@heed/shared/ladder';

/** The figures of the rungs, each of some of them. */
export const figures = ['share', 'minutes', 'criticalMinutes', 'workdays', 'reopenings'] as const;
export type Figure = (typeof figures)[number];

export interface RungDraft {
  readonly rung: LadderRung;
  on: boolean;
  /** Whom it tells. */
  to: string[];
  source: string;
  figures: Partial<Record<Figure, string>>;
}

export function draftOf(rung: LadderRung): RungDraft {
  const held = figures.flatMap((name) => {
    const value = (rung as Partial<Record<Figure, number>>)[name];
    return value === undefined ? [] : [[name, String(value)] as const];
  });
  return {
    rung,
    on: rung.on,
    to: [...rung.to],
    source: rung.source,
    figures: Object.fromEntries(held),
  };
}

/** The rung, or the fields that can't be read. Another source has no translation until somebody writes one. */
export function rungFrom({
  rung,
  on,
  to: chosen,
  source,
  figures: typed,
}: RungDraft): LadderRung | string[] {
  const { sourceEn, ...rest } = rung;
  const to = Recipient.options.filter((each) => chosen.includes(each));
  const numbers = Object.fromEntries(
    Object.entries(typed).map(([name, text]) => [name, text.trim() === '' ? NaN : Number(text)]),
  );
  const same = source === rung.source && sourceEn !== undefined;
  const changed = { ...rest, ...numbers, on, to, source };
  const read = LadderRung.safeParse(same ? { ...changed, sourceEn } : changed);
  return read.success ? read.data : read.error.issues.map(({ path }) => String(path[0]));
}

/** The whole list with one rung changed, as it is sent. */
export function listWith(view: LadderView, changed: LadderRung) {
  const rungs = view.rungs.map((rung) => (rung.code === changed.code ? changed : rung));
  return { expectedVersion: view.version, rungs };
}
