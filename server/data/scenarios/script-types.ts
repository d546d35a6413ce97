/** What the generator reads: voices with their sentences, the volume along the time, and how the hands work. */
import type { Channel, Kind, Urgency } from '@heed/shared/vocabulary';

/** Values at minutes, with straight lines between them; the first and the last one hold beyond. */
export type Curve = readonly (readonly [minute: number, value: number])[];

/** Chances of several things against each other; they need not sum up to one. */
export type Weights<K extends string> = Readonly<Partial<Record<K, number>>>;

export interface Script {
  /** Fragments by slot. A fragment may hold `{slot}` and `[one|other|]` itself. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** Words that hurried people write wrong. */
  readonly slips: readonly (readonly [right: string, wrong: string])[];
  readonly names: { readonly surnames: readonly string[]; readonly given: readonly string[] };
  readonly incident: IncidentScript;
  /** What comes in on any day; the history is made of it. */
  readonly ordinary: OrdinaryScript;
  readonly hands: HandsScript;
}

export interface IncidentScript {
  /** Complaints about the incident in a minute. */
  readonly volume: Curve;
  /** How a minute's complaints spread over the zones, by zone code; `elsewhere` for the other streets. */
  readonly spread: Readonly<Record<string, Curve>>;
  readonly voices: readonly Voice[];
  /** Complaints whose moment and place are a part of the scenario. */
  readonly told: readonly ScriptedTelling[];
  /** Say it again: the same people, later, with what has become worse. */
  readonly repeats: {
    readonly share: Curve;
    /** At least so many minutes after they spoke first. */
    readonly after: number;
    readonly voice: Voice;
  };
}

/** A way of telling: who says it, over which channel, and how. */
export interface Voice {
  readonly code: string;
  /** How often it is heard against the others, along the time. */
  readonly weight: Curve;
  readonly channels: Weights<Channel>;
  /** In the teller's own words. */
  readonly sentences: readonly string[];
  /** As a call-taker writes it down: over the telephone and at the counter only. */
  readonly notes?: readonly string[];
  readonly titles?: readonly string[];
  /** What the call-taker ticks; other channels leave it to triage. */
  readonly kind?: Kind;
  readonly category?: string;
  /** The top category that triage should find. */
  readonly about: string;
  /** Chance that a text holds a slip of the pen; none where it is left out. */
  readonly slips?: number;
  /** Such people may call again. */
  readonly repeats?: boolean;
}

export interface ScriptedTelling {
  /** Ends the source id, so that hands know it. */
  readonly code: string;
  readonly minute: number;
  readonly channel: Channel;
  readonly street: string;
  readonly address: string;
  readonly text: string;
  readonly title: string;
  readonly kind: Kind;
  readonly about: string;
  /** What triage must find. */
  readonly urgency: Urgency;
}

export interface OrdinaryScript {
  /** Whole days of history before the day of the start. */
  readonly days: number;
  readonly perHour: number;
  /** Shares of the 24 hours and of the 7 days from Monday, against a mean of one. */
  readonly hours: readonly number[];
  readonly weekdays: readonly number[];
  readonly voices: readonly OrdinaryVoice[];
  /** Streets by how much is heard from them: a Zipf law with this exponent over the list's order. */
  readonly zipf: number;
}

export interface OrdinaryVoice {
  readonly category: string;
  readonly weight: number;
  readonly kind: Kind;
  readonly sentences: readonly string[];
}

/** How the hands work: who answers, who takes cases, and how long it takes them, in minutes. */
export interface HandsScript {
  readonly answers: {
    readonly by: readonly string[];
    readonly share: number;
    readonly after: Span;
    /** The words of the answer along the time: the last one that holds at the minute. */
    readonly texts: readonly (readonly [minute: number, text: string])[];
  };
  readonly dispatch: {
    readonly by: readonly string[];
    readonly after: Readonly<Record<Urgency, Span>>;
    /** Where the catalogue names no unit. */
    readonly fallback: string;
  };
  readonly units: Readonly<Record<string, UnitHands>>;
  /** Scripted tellings that nobody takes. */
  readonly untouched: readonly string[];
  readonly auditor: string;
  readonly followUp: { readonly by: readonly string[]; readonly solved: number };
  readonly notes: HandsNotes;
}

export type Span = readonly [least: number, most: number];

export interface UnitHands {
  readonly members: readonly string[];
  readonly lead: string;
  /** Chance that a case is taken at all. */
  readonly taken: number;
  readonly sign: Span;
  readonly claim: Span;
  readonly contact: Span;
  /** From the contact. */
  readonly reply: Span;
  /** Chance that a contacted case gets its reply within the drill. */
  readonly replied: number;
  /** Every delay is so many times as long at a minute: an overloaded unit slows down. */
  readonly strain: Curve;
}

/** What the hands write, one picked by chance. */
export interface HandsNotes {
  readonly reached: readonly string[];
  readonly notReached: readonly string[];
  readonly replies: readonly string[];
  readonly rejected: readonly string[];
  readonly solved: readonly string[];
  readonly notSolved: readonly string[];
  readonly escalations: readonly string[];
}
