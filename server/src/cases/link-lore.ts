/** What a batch knows of the links that it makes. */
import type { Heard } from '../journal/events';
import { NO_PROGRESS, type CaseProgress } from '../journal/events/case-progress';
import type { KnownIncident } from './rules/situation';

/** What was said of a case, the first complaint first, and how far it has come. */
export interface CaseLore {
  readonly heard: readonly Heard[];
  readonly progress: CaseProgress;
}

export const NO_LORE: CaseLore = { heard: [], progress: NO_PROGRESS };

export interface LinkLore {
  /** By incident id. */
  readonly incidents: ReadonlyMap<string, KnownIncident>;
  /** By case id. */
  readonly lore: ReadonlyMap<string, CaseLore>;
}
