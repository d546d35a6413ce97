/** The shapes of lexicon rules: literal phrases, each under a stable code. */
import type { Kind, Urgency } from '@heed/shared/vocabulary';

/** What a hit tells other rules, so that two phrases together can mean more than each alone. */
export type Signal = VulnerableGroup | 'outage' | 'drinking' | 'illness';

/** People whom the law puts first, 突发事件应对法 Art. 11. */
export type VulnerableGroup =
  | 'elderly'
  | 'minor'
  | 'infant'
  | 'pregnant'
  | 'disabled'
  | 'bedridden'
  | 'patient'
  | 'alone';

/** A phrase counts only where one of the signals lies within so many characters. */
export interface Nearness {
  readonly signals: readonly Signal[];
  readonly within: number;
}

interface Rule {
  readonly code: string;
  readonly near?: Nearness;
}

/** Phrases that speak for one answer; a strong phrase weighs three weak ones. */
export interface CategoryRule extends Rule {
  readonly category: string;
  readonly strong?: readonly string[];
  readonly weak?: readonly string[];
  /** People before things: a strong phrase weighs twice as much, but not where it is denied. */
  readonly peopleFirst?: boolean;
  /** What other trees call this category. */
  readonly names?: readonly string[];
}

export interface KindRule extends Rule {
  readonly kind: Kind;
  readonly strong?: readonly string[];
  readonly weak?: readonly string[];
}

export interface UrgencyRule extends Rule {
  readonly urgency: Exclude<Urgency, 'normal'>;
  readonly phrases: readonly string[];
  /** Asks for an ambulance, the fire brigade or the police at once. */
  readonly lifeSafety?: boolean;
  /** Counts even where it is not told as here and now: a threat is told in the future. */
  readonly evenRemote?: boolean;
  readonly emits?: Signal;
  /** How much a hit speaks for a call for help, against a mere enquiry. */
  readonly help?: number;
}

export interface VulnerableRule extends Rule {
  readonly group: VulnerableGroup;
  readonly phrases: readonly string[];
}

/** Phrases that fire nothing and only tell other rules something. */
export interface SignalRule {
  readonly emits: Signal;
  readonly phrases: readonly string[];
}

/** Splits `a | b | c`, over as many lines as it takes. */
export function list(text: string): readonly string[] {
  return text
    .split(/[|\n]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
}
