/** Faults that a text has before the public reads it: what must be mended, and what can be signed over. */
import type { BulletinContent, LintFinding } from '@heed/shared/bulletins';
import type { SignedOver } from '../../bulletin-record';
import { characterFindings } from './characters';
import { causeFindings, statementFindings } from './assertions';
import type { Found, LintContext } from './found';
import { legalFindings } from './legal';
import { numberFindings, tokenFindings } from './numbers';
import { personalFindings } from './personal';
import { phraseFindings } from './phrases';
import { promiseFindings } from './promises';
import { markOf } from './severity';
import { leaderFindings, missingFindings, partFindings } from './parts';

/** [B17] Everything that is wrong with a draft, in the order of the page. */
export function lint(content: BulletinContent, context: LintContext): LintFinding[] {
  const found = [
    ...missingFindings(content),
    ...characterFindings(content),
    ...personalFindings(content),
    ...tokenFindings(content, context),
    ...partFindings(content, context),
    ...statementFindings(content, context),
    ...causeFindings(content),
    ...phraseFindings(content),
    ...leaderFindings(content),
    ...promiseFindings(content, context),
    ...legalFindings(content, context),
    ...numberFindings(content, context),
  ];
  return signedOver(content, found, context.signed);
}

/** [B18] What changed about a published text: its numbers alone can. */
export function lintPublished(content: BulletinContent, context: LintContext): LintFinding[] {
  return signedOver(content, numberFindings(content, context), context.signed);
}

function signedOver(
  content: BulletinContent,
  found: readonly Found[],
  signed: readonly SignedOver[],
): LintFinding[] {
  const by = new Map(signed.map(({ mark, by: who }) => [mark, who]));
  return found.map((finding) => {
    const open = { ...finding, signedBy: null };
    if (finding.severity === 'blocks') return open;
    return { ...open, signedBy: by.get(markOf(content, open)) ?? null };
  });
}
