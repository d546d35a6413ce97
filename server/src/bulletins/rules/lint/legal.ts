/** Apology and compensation bind: a legal hand reads them first. */
import type { BulletinContent } from '@heed/shared/bulletins';
import { legalWords } from '../../../../data/bulletin-words';
import { statementsOf, textPlaces } from '../content';
import { foundAt, type Found, type LintContext } from './found';

/** [B8] */
export function legalFindings(content: BulletinContent, { legalCleared }: LintContext): Found[] {
  if (legalCleared) return [];
  const worded = textPlaces(content).flatMap(({ path, text }) => {
    const folded = text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
    const said = legalWords.find((wording) => folded.includes(wording));
    if (said === undefined) return [];
    const place = { offset: folded.indexOf(said), length: said.length };
    return foundAt('needs-legal', 'blocks', path, place);
  });
  if (worded.length > 0) return worded;
  const asserted = statementsOf(content)
    .filter(({ statement }) => statement.assertion === 'compensation')
    .map(({ path }) => foundAt('needs-legal', 'blocks', path));
  return content.kind === 'apology' && asserted.length === 0
    ? [foundAt('needs-legal', 'blocks', 'kind')]
    : asserted;
}
