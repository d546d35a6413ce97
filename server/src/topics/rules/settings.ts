/** The numbers that the rules of topics go by; measured on real messages (`pnpm bench topics`). */
import type { Limits } from '@heed/shared/thresholds';

export interface TopicSettings {
  /** Two texts whose cosine is at least this are kindred. */
  readonly kindred: number;
  /** So many words have to be shared. */
  readonly sharedWords: number;
  /** The heaviest words of a text; the rest are not compared. */
  readonly comparedWords: number;
  /** Texts received further apart are not kindred; a topic that is silent for longer is retired. */
  readonly silentDays: number;
  /** Nearest kin that are kept of a text. */
  readonly kin: number;
  /** A part with fewer people than this hangs on by whatever link; a word that fewer said is never shown. */
  readonly people: number;
  /** From this size on a topic's texts do not make its words common while it is news. */
  readonly large: number;
  /** A topic that has doubled within so many days is news. */
  readonly newsDays: number;
  /** The newest texts with a word that a new one is held against. */
  readonly perWord: number;
  /** The newest texts that are remembered, of a realm. */
  readonly remembered: number;
}

/** What a deployment may set, as the realm's thresholds have it. */
type TopicLimits = Pick<Limits, 'topic-people' | 'topic-alike' | 'topic-days'>;

/** What a realm goes by: its thresholds, and what is nobody's to set. */
export function topicSettingsOf(limits: TopicLimits): TopicSettings {
  return {
    ...topicSettings,
    people: limits['topic-people'],
    kindred: limits['topic-alike'] / 100,
    silentDays: limits['topic-days'],
  };
}

export const topicSettings: TopicSettings = {
  kindred: 0.25,
  sharedWords: 3,
  comparedWords: 24,
  silentDays: 30,
  kin: 8,
  people: 3,
  large: 8,
  newsDays: 7,
  perWord: 64,
  remembered: 20_000,
};
