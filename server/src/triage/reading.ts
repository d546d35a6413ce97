/** One pass over title and text: every phrase of the lexicon that stands there, sorted by its use. */
import { type AskRule, askRules } from '../../data/lexicon/asks';
import { kindRules } from '../../data/lexicon/kind';
import type {
  KindRule,
  Nearness,
  Signal,
  UrgencyRule,
  VulnerableGroup,
} from '../../data/lexicon/rule';
import { urgencyRules } from '../../data/lexicon/urgency';
import { signalRules, vulnerableRules } from '../../data/lexicon/vulnerable';
import { foldUnits } from '../kernel/text/fold';
import { unreachable } from '../kernel/unreachable';
import { type AgeAt, agesIn } from './ages';
import { type Hit, HitFinder, type PhraseUse } from './hits';
import { moodOf } from './mood';
import { STRONG, type Voice, WEAK } from './scores';
import { SignalMap } from './signal-map';

/** A phrase of an urgency rule that was told, here and now or not, with the company that its rule asks for. */
export interface UrgencyHit extends Hit<UrgencyRule> {
  readonly remote: boolean;
}

/** People whom the text names. */
interface VulnerableVoice {
  readonly axis: 'vulnerable';
  readonly rule: string;
  readonly group: VulnerableGroup;
}

/** A question that the text asks. */
interface AskVoice {
  readonly axis: 'ask';
  readonly rule: AskRule['code'];
}

export interface Reading {
  readonly titleLength: number;
  /** For categories and kinds. */
  readonly voices: readonly Hit<Voice>[];
  readonly urgency: readonly UrgencyHit[];
  readonly vulnerable: readonly Hit<VulnerableVoice>[];
  /** Where each question of the public is asked first; nothing else listens to them. */
  readonly asks: readonly Hit<AskVoice>[];
}

type Use =
  | { readonly type: 'voice'; readonly voice: Voice }
  | { readonly type: 'urgency'; readonly rule: UrgencyRule }
  | { readonly type: 'vulnerable'; readonly voice: VulnerableVoice }
  | { readonly type: 'signal'; readonly emits: Signal }
  | { readonly type: 'ask'; readonly voice: AskVoice };

/** An age is no phrase of the lexicon. */
const AGE = -1;
const groupRules = new Map(vulnerableRules.map((rule) => [rule.group, rule.code]));

/** Reads texts with the lexicon and the category phrases of one deployment. */
export class Reader {
  readonly #finder: HitFinder<Use>;

  constructor(categoryUses: readonly PhraseUse<Voice>[]) {
    this.#finder = new HitFinder<Use>([
      ...[...categoryUses, ...kindUses()].map(({ phrase, use }) => ({
        phrase,
        use: { type: 'voice' as const, voice: use },
      })),
      ...fixedUses(),
    ]);
  }

  read(text: string, titleLength: number): Reading {
    const folded = foldUnits(text);
    const heard = sorted(this.#finder.find(folded), folded);
    const people = [...agesIn(folded).map(ofAge), ...heard.vulnerable];
    const signals = signalsOf(heard, people, folded.length);
    return {
      titleLength,
      voices: distinct(heard.voices, signals),
      urgency: [...distinct(heard.here, signals), ...distinct(heard.remote, signals)],
      vulnerable: firstOfEach(people, (hit) => hit.use.group),
      asks: firstOfEach(heard.asks, (hit) => hit.use.rule),
    };
  }
}

/** Hits by what they speak for, without those that are denied. */
interface Heard {
  readonly voices: Hit<Voice>[];
  /** Dangers that are told as here and now, and others. */
  readonly here: UrgencyHit[];
  readonly remote: UrgencyHit[];
  readonly vulnerable: Hit<VulnerableVoice>[];
  readonly asks: Hit<AskVoice>[];
  readonly signals: Hit<Signal>[];
}

function sorted(hits: readonly Hit<Use>[], folded: string): Heard {
  const heard: Heard = {
    voices: [],
    here: [],
    remote: [],
    vulnerable: [],
    asks: [],
    signals: [],
  };
  for (const hit of hits) sortIn(heard, hit, folded);
  return heard;
}

function sortIn(heard: Heard, { use, phrase, start, end }: Hit<Use>, folded: string): void {
  switch (use.type) {
    case 'voice': {
      const { voice } = use;
      const isHeard = !voice.needsTelling || moodOf(folded, start, end) !== 'denied';
      if (isHeard) heard.voices.push({ use: voice, phrase, start, end });
      return;
    }
    case 'urgency': {
      const mood = moodOf(folded, start, end);
      const remote = mood === 'remote';
      if (mood === 'denied') return;
      heard[remote ? 'remote' : 'here'].push({ use: use.rule, phrase, start, end, remote });
      return;
    }
    case 'vulnerable':
      heard.vulnerable.push({ use: use.voice, phrase, start, end });
      return;
    case 'ask':
      heard.asks.push({ use: use.voice, phrase, start, end });
      return;
    case 'signal':
      heard.signals.push({ use: use.emits, phrase, start, end });
      return;
    default:
      unreachable(use);
  }
}

function ofAge({ group, start, end }: AgeAt): Hit<VulnerableVoice> {
  const rule = groupRules.get(group) ?? '';
  return { use: { axis: 'vulnerable', rule, group }, phrase: AGE, start, end };
}

function signalsOf(
  heard: Heard,
  people: readonly Hit<VulnerableVoice>[],
  length: number,
): SignalMap {
  const signals = new SignalMap(length);
  for (const hit of people) signals.add(hit.use.group, hit);
  for (const hit of heard.signals) signals.add(hit.use, hit);
  for (const hit of heard.here) if (hit.use.emits) signals.add(hit.use.emits, hit);
  return signals;
}

/** The first place of each phrase of each rule, where the rule has the company that it asks for. */
function distinct<H extends Hit<{ near?: Nearness | undefined }>>(
  hits: readonly H[],
  signals: SignalMap,
): H[] {
  if (hits.length === 0) return [];
  const seen = new Map<object, Set<number>>();
  return hits.filter((hit) => {
    const phrases = seen.get(hit.use) ?? new Set();
    if (phrases.has(hit.phrase) || !signals.inCompany(hit.use.near, hit)) return false;
    seen.set(hit.use, phrases.add(hit.phrase));
    return true;
  });
}

function firstOfEach<H>(hits: readonly H[], keyOf: (hit: H) => string): H[] {
  if (hits.length < 2) return [...hits];
  const first = new Map<string, H>();
  for (const hit of hits) if (!first.has(keyOf(hit))) first.set(keyOf(hit), hit);
  return [...first.values()];
}

function kindUses(): PhraseUse<Voice>[] {
  const strong = kindRules.flatMap((rule) => spoken(rule.strong, voiceOf(rule, STRONG)));
  const weak = kindRules.flatMap((rule) => spoken(rule.weak, voiceOf(rule, WEAK)));
  return [...strong, ...weak];
}

function voiceOf({ code, kind, near }: KindRule, weight: number): Voice {
  return { axis: 'kind', rule: code, answer: kind, near, weight };
}

function spoken(phrases: readonly string[] | undefined, use: Voice): PhraseUse<Voice>[] {
  return (phrases ?? []).map((phrase) => ({ phrase, use }));
}

function fixedUses(): PhraseUse<Use>[] {
  return [
    ...urgencyRules.flatMap((rule) => each(rule.phrases, { type: 'urgency', rule })),
    ...signalRules.flatMap(({ phrases, emits }) => each(phrases, { type: 'signal', emits })),
    ...vulnerableRules.flatMap(({ phrases, code, group }) =>
      each(phrases, { type: 'vulnerable', voice: { axis: 'vulnerable', rule: code, group } }),
    ),
    ...askRules.flatMap(({ phrases, code }) =>
      each(phrases, { type: 'ask', voice: { axis: 'ask', rule: code } }),
    ),
  ];
}

function each(phrases: readonly string[], use: Use): PhraseUse<Use>[] {
  return phrases.map((phrase) => ({ phrase, use }));
}
