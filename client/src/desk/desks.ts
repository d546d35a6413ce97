/** The desks that stand side by side, and who may stand at each. */
import type { Verb } from '@heed/shared/vocabulary';

export interface Desk {
  readonly path: string;
  readonly label: string;
  readonly verb: Verb;
  /** Needed too. */
  readonly of?: Verb;
}

export const desks: readonly Desk[] = [
  { path: '/desk', label: 'desk.nav.console', verb: 'case:read' },
  { path: '/desk/intake', label: 'desk.nav.intake', verb: 'complaint:register' },
  { path: '/desk/answers', label: 'desk.nav.answers', verb: 'call-back:read' },
  { path: '/press', label: 'desk.nav.press', verb: 'bulletin:read' },
  { path: '/desk/incidents', label: 'desk.nav.incidents', verb: 'incident:read' },
  { path: '/desk/signals', label: 'desk.nav.signals', verb: 'case:read' },
  { path: '/desk/topics', label: 'desk.nav.topics', verb: 'case:read' },
  { path: '/desk/wording', label: 'desk.nav.wording', verb: 'wording:read' },
  { path: '/desk/roster', label: 'desk.nav.roster', verb: 'roster:read' },
  { path: '/desk/rates', label: 'desk.nav.rates', verb: 'statistics:read', of: 'case:read' },
  { path: '/desk/reports', label: 'desk.nav.reports', verb: 'report:read' },
  { path: '/wall', label: 'desk.nav.wall', verb: 'board:read' },
];
