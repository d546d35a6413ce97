/** What the last bulletin promised and this one doesn't say any more. */
import type { BulletinContent, Statement } from '@heed/shared/bulletins';
import { removedPromises } from '../diff';
import { foundAt, type Found, type LintContext } from './found';

/** [B26] Taking a promise back needs a reason that the public can read. */
export function promiseFindings(
  content: BulletinContent,
  { previous, openPromises }: LintContext,
): Found[] {
  if (!previous) return [];
  return removedPromises(previous, content)
    .filter(({ statement }) => isStanding(statement, openPromises))
    .filter(({ reason }) => !reason || reason.zh.trim() === '')
    .map(({ statement }) =>
      foundAt('promise-removed', 'blocks', 'removed', { params: { statement: statement.id } }),
    );
}

/** One that was kept or broken meanwhile has been told of by itself. */
function isStanding({ promiseId }: Statement, openPromises: ReadonlySet<string>): boolean {
  return promiseId === null || openPromises.has(promiseId);
}
