/** What is new in a bulletin against the one that the public read before. */
import type { BulletinDiff } from '@heed/shared/bulletin-reads';
import type {
  Bilingual,
  BulletinContent,
  BulletinSection,
  LiveNumber,
  NumberToken,
  Statement,
} from '@heed/shared/bulletins';
import { canonicalJson } from '../../kernel/canonical-json';
import { statementsOf } from './content';

type Diff = Omit<BulletinDiff, 'previous'>;

/** [B26] Statements are the same where their id is; numbers where they ask the same. */
export function diff(
  before: BulletinContent | null,
  after: BulletinContent,
  live: readonly LiveNumber[],
): Diff {
  return {
    texts: before ? changedTexts(before, after) : [],
    statements: changedStatements(before, after),
    numbers: before ? changedNumbers(before, after, live) : [],
    promisesRemoved: before
      ? removedPromises(before, after).map(({ statement, reason }) => ({
          statementId: statement.id,
          text: statement.text,
          promiseId: statement.promiseId,
          knownAt: statement.knownAt,
          reason,
        }))
      : [],
  };
}

/** What was promised before, a deadline or a time of knowing, and isn't said any more. */
export function removedPromises(
  before: BulletinContent,
  after: BulletinContent,
): { statement: Statement; reason: Bilingual | null }[] {
  const now = statementsOf(after).map(({ statement }) => statement);
  const ids = new Set(now.map(({ id }) => id));
  const promises = new Set(now.flatMap(({ promiseId }) => promiseId ?? []));
  return statementsOf(before)
    .map(({ statement }) => statement)
    .filter(({ id, promiseId, knownAt }) =>
      promiseId === null ? knownAt !== null && !ids.has(id) : !promises.has(promiseId),
    )
    .map((statement) => ({
      statement,
      reason: after.removed.find(({ statementId }) => statementId === statement.id)?.reason ?? null,
    }));
}

function changedTexts(before: BulletinContent, after: BulletinContent): Diff['texts'] {
  return (['title', 'issuer', 'lead'] as const)
    .filter((path) => !same(before[path], after[path]))
    .map((path) => ({ path, before: before[path], after: after[path] }));
}

interface Placed {
  readonly section: BulletinSection;
  readonly statement: Statement;
}

function changedStatements(
  before: BulletinContent | null,
  after: BulletinContent,
): Diff['statements'] {
  const old = new Map<string, Placed>(
    (before ? statementsOf(before) : []).map((placed) => [placed.statement.id, placed]),
  );
  const placed = statementsOf(after);
  const kept = new Set(placed.map(({ statement }) => statement.id));
  return [
    ...placed.flatMap((now) => {
      const then = old.get(now.statement.id);
      const change = changeOf(then, now);
      return change
        ? [told(now, change, { before: then?.statement.text ?? null, after: now.statement.text })]
        : [];
    }),
    ...[...old.values()]
      .filter(({ statement }) => !kept.has(statement.id))
      .map((gone) => told(gone, 'removed', { before: gone.statement.text, after: null })),
  ];
}

function changeOf(then: Placed | undefined, now: Placed): 'added' | 'changed' | 'moved' | null {
  if (!then) return 'added';
  if (!same(then.statement.text, now.statement.text)) return 'changed';
  return then.section === now.section ? null : 'moved';
}

function told(
  { section, statement }: Placed,
  change: Diff['statements'][number]['change'],
  texts: { readonly before: Bilingual | null; readonly after: Bilingual | null },
): Diff['statements'][number] {
  return { id: statement.id, section, change, ...texts };
}

function changedNumbers(
  before: BulletinContent,
  after: BulletinContent,
  live: readonly LiveNumber[],
): Diff['numbers'] {
  const old = new Map(before.numbers.map((token) => [askOf(token), token.frozen]));
  const values = new Map(live.map((number) => [number.id, number]));
  return after.numbers.flatMap((token) => {
    const from = old.get(askOf(token))?.value;
    const to = token.frozen?.value ?? values.get(token.id)?.value ?? undefined;
    if (from === undefined || to === undefined || from === to) return [];
    const { id, query, figure = null, zone = null } = token;
    const unit = token.frozen?.unit ?? values.get(token.id)?.unit ?? null;
    return { id, query, figure, zone, unit, from, to };
  });
}

/** What a token asks, without its name and value. */
function askOf({ query, figure, zone, ofIncident }: NumberToken): string {
  return canonicalJson({ query, figure, zone, ofIncident });
}

function same(one: unknown, other: unknown): boolean {
  return canonicalJson(one) === canonicalJson(other);
}
