/** The desks that stand side by side, and who may stand at each. */
export const desks = [
  { path: '/desk', label: 'desk.nav.console', verb: 'case:read' },
  { path: '/desk/intake', label: 'desk.nav.intake', verb: 'complaint:register' },
  { path: '/press', label: 'desk.nav.press', verb: 'bulletin:read' },
  { path: '/desk/incidents', label: 'desk.nav.incidents', verb: 'incident:read' },
  { path: '/desk/wording', label: 'desk.nav.wording', verb: 'wording:read' },
  { path: '/desk/roster', label: 'desk.nav.roster', verb: 'roster:read' },
  { path: '/wall', label: 'desk.nav.wall', verb: 'board:read' },
] as const;
