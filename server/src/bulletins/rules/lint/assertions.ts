/** Who says what: verified by whom, competent for it, known or not yet. */
import type { BulletinContent, Statement } from '@heed/shared/bulletins';
import { competences } from '../../../../data/competence';
import { causeWords, openCauseWords } from '../../../../data/bulletin-words';
import { statementsOf, textPlaces } from '../content';
import { foundAt, type Found, type LintContext } from './found';

/** [B21] [B22] */
export function statementFindings(content: BulletinContent, { now }: LintContext): Found[] {
  return statementsOf(content).flatMap(({ section, path, statement }) => {
    switch (section) {
      case 'unknown':
        return unknownFindings(path, statement, now);
      case 'confirmed':
        return [
          ...verifiedFindings(path, statement, 'blocks'),
          ...competentFindings(path, statement),
        ];
      case 'usable':
        return [
          ...verifiedFindings(path, statement, 'warns'),
          ...competentFindings(path, statement),
        ];
      default:
        return competentFindings(path, statement);
    }
  });
}

/** A cause needs the office that concludes on it, wherever it is said. */
export function causeFindings(content: BulletinContent): Found[] {
  const concluded = new Set<string>();
  const open = new Set<string>();
  const marked: Found[] = [];
  for (const { section, path, statement } of statementsOf(content)) {
    const isCause = statement.assertion === 'cause' || statement.assertion === 'crime';
    if (section === 'unknown') open.add(path);
    else if (isCause && statement.verifier && isCompetent(statement)) concluded.add(path);
    else if (isCause) marked.push(foundAt('cause-before-conclusion', 'blocks', `${path}.text.zh`));
  }
  const settled = [
    ...concluded,
    ...open,
    ...marked.map(({ path }) => path.replace('.text.zh', '')),
  ];
  return [
    ...marked,
    ...textPlaces(content)
      .filter(({ path }) => !settled.some((prefix) => path.startsWith(`${prefix}.`)))
      .flatMap(({ path, text }) => assertedCauses(path, text)),
  ];
}

function unknownFindings(path: string, { knownAt, knownBy }: Statement, now: string): Found[] {
  if (knownAt && knownBy && Date.parse(knownAt) > Date.parse(now)) return [];
  const missing = !knownAt ? 'time' : knownBy ? 'past' : 'office';
  return [foundAt('unknown-without-time', 'blocks', path, { params: { missing } })];
}

function verifiedFindings(
  path: string,
  { verifier }: Statement,
  severity: Found['severity'],
): Found[] {
  return verifier ? [] : [foundAt('not-verified', severity, path)];
}

function competentFindings(path: string, statement: Statement): Found[] {
  const { verifier, assertion } = statement;
  if (!verifier || isCompetent(statement)) return [];
  const params = { office: verifier.office, assertion, competent: officesFor(assertion).join(',') };
  return [foundAt('not-competent', 'blocks', path, { params })];
}

function isCompetent({ assertion, verifier }: Statement): boolean {
  const offices = officesFor(assertion);
  return offices.length === 0 || (verifier !== null && offices.includes(verifier.office));
}

function officesFor(assertion: Statement['assertion']) {
  return competences.find((competence) => competence.assertion === assertion)?.offices ?? [];
}

const sentence = /[^。！？!?\n;；]+/g;

/** Sentences that assert a cause without the mark of one. */
function assertedCauses(path: string, text: string): Found[] {
  return [...text.matchAll(sentence)].flatMap((match) => {
    const said = match[0].toLowerCase();
    const cause = causeWords.find((phrase) => said.includes(phrase));
    if (cause === undefined || openCauseWords.some((phrase) => said.includes(phrase))) return [];
    return foundAt('cause-before-conclusion', 'warns', path, {
      offset: match.index + said.indexOf(cause),
      length: cause.length,
    });
  });
}
