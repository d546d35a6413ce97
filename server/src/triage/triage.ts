/** Says what a complaint is about, how urgent it is, who is in it and where: each by a rule with a code. */
import { Kind } from '@heed/shared/vocabulary';
import { NEED_RULE } from '../../data/lexicon/kind';
import type { UrgencyRule } from '../../data/lexicon/rule';
import { urgencyRules } from '../../data/lexicon/urgency';
import { Categories } from './categories';
import type { Hit } from './hits';
import { Places } from './place';
import { Reader, type Reading, type UrgencyHit } from './reading';
import { firedAt, type Score, scoresOf, type Voice } from './scores';
import {
  type FiredRule,
  firedByField,
  GIVEN,
  type Triage,
  type TriageOutcome,
  type TriageReference,
  type TriageSubject,
} from './triage-types';
import { urgencyOf } from './urgency';

export type { Triage, TriageOutcome, TriageReference, TriageSubject } from './triage-types';

const MAX_ALTERNATIVES = 3;
/** More says no more, and every rule that fired is kept in the journal. */
const MAX_FIRED_PER_AXIS = 12;

const needVoices = new Map(
  urgencyRules.flatMap((rule): [UrgencyRule, Voice][] =>
    rule.help === undefined
      ? []
      : [[rule, { axis: 'kind', rule: NEED_RULE, answer: 'help', weight: rule.help }]],
  ),
);

/** Compiles the lexicon against the lists of a deployment; compile again when the lists change. */
export function compileTriage(reference: TriageReference): Triage {
  const categories = new Categories(reference.categories);
  const places = new Places(reference);
  const reader = new Reader(categories.uses);
  return { assess: (subject) => assess(subject, { categories, places, reader }) };
}

interface Compiled {
  readonly categories: Categories;
  readonly places: Places;
  readonly reader: Reader;
}

function assess(subject: TriageSubject, { categories, places, reader }: Compiled): TriageOutcome {
  const text = subject.title ? `${subject.title}\n${subject.text}` : subject.text;
  const reading = reader.read(text, subject.title?.length ?? 0);
  const category = categoryOf(reading, subject.category, categories);
  const kind = kindOf(reading, subject.kind);
  const urgency = urgencyOf(reading.urgency, subject.urgency, kind.kind === 'consult');
  const place = places.locate(subject, text);
  return {
    category: category.category,
    categoryAlternatives: category.alternatives,
    urgency: urgency.urgency,
    kind: kind.kind,
    vulnerable: reading.vulnerable.map((hit) => hit.use.group),
    district: place.district,
    street: place.street,
    cell: place.cell,
    unitId: categories.unitOf(category.category),
    fired: [
      category.fired,
      urgency.fired,
      place.fired,
      kind.fired,
      reading.vulnerable.map((hit) => firedAt(hit)),
      reading.asks.map((hit) => firedAt(hit)),
    ].flatMap(withoutRepeats),
    lifeSafety: urgency.lifeSafety,
  };
}

function categoryOf(reading: Reading, given: string | undefined, categories: Categories) {
  const known = given === undefined ? null : categories.resolve(given);
  const scores = scoresOf(voicesFor(reading, 'category'), reading.titleLength);
  const category = known ?? scores[0]?.answer ?? null;
  const others = scores.filter((score) => score.answer !== category).slice(0, MAX_ALTERNATIVES);
  const own = known === null ? (scores[0]?.fired ?? []) : [firedByField('category', GIVEN)];
  return {
    category,
    alternatives: others.map((score) => score.answer),
    fired: [...own, ...others.flatMap((score) => score.fired)],
  };
}

function kindOf(reading: Reading, given: Kind | undefined) {
  if (given) return { kind: given, fired: [firedByField('kind', GIVEN)] };
  const voices = [...voicesFor(reading, 'kind'), ...reading.urgency.flatMap(needOf)];
  const best: Score | undefined = scoresOf(voices, reading.titleLength)[0];
  const kind = Kind.options.find((known) => known === best?.answer) ?? null;
  return { kind, fired: best?.fired ?? [] };
}

/** No water, a fire: whoever tells of it asks for help, whatever the words. */
function needOf({ use, phrase, start, end, remote }: UrgencyHit): Hit<Voice>[] {
  if (remote) return [];
  const voice = needVoices.get(use);
  return voice ? [{ use: voice, phrase, start, end }] : [];
}

function voicesFor(reading: Reading, axis: Voice['axis']): Hit<Voice>[] {
  return reading.voices.filter((hit) => hit.use.axis === axis);
}

/** Each rule once for each place, and no more than there is use for. */
function withoutRepeats(fired: readonly FiredRule[]): FiredRule[] {
  if (fired.length < 2) return [...fired];
  const first = fired.filter((rule, at) => fired.findIndex((other) => isSame(other, rule)) === at);
  return first.slice(0, MAX_FIRED_PER_AXIS);
}

function isSame(a: FiredRule, b: FiredRule): boolean {
  return a.offset === b.offset && a.length === b.length && a.rule === b.rule;
}
