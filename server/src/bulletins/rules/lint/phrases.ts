/** Phrases that say nothing, and those that blame the callers. */
import type { BulletinContent, LintCode } from '@heed/shared/bulletins';
import { blamingPhrases, emptyPhrases, type EmptyPhrase } from '../../../../data/empty-phrases';
import { PhraseMatcher } from '../../../triage/phrase-matcher';
import { textPlaces } from '../content';
import { foundAt, type Found } from './found';

const lists: readonly (readonly [LintCode, readonly EmptyPhrase[]])[] = [
  ['empty-phrase', emptyPhrases],
  ['blames-callers', blamingPhrases],
];
const wordings = lists.flatMap(([code, phrases]) =>
  phrases.flatMap((phrase) =>
    [...phrase.zh, ...phrase.en].map((wording) => ({ code, phrase, wording })),
  ),
);
const matcher = new PhraseMatcher(wordings.map(({ wording }) => wording));

/** [B23] */
export function phraseFindings(content: BulletinContent): Found[] {
  return textPlaces(content).flatMap(({ path, text }) => {
    const found: Found[] = [];
    // Lower case of these texts keeps its length: what is found lies where it is shown.
    const folded = text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
    matcher.scan(folded, (index, start, end) => {
      const wording = wordings[index];
      if (!wording || wording.phrase.unless?.some((filling) => folded.includes(filling))) return;
      found.push(
        foundAt(wording.code, 'warns', path, {
          offset: start,
          length: end - start,
          params: { phrase: wording.phrase.id },
        }),
      );
    });
    return found;
  });
}
