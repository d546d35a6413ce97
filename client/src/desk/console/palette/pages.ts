/** What the palette leads to beside cases and lists. */
import { desks } from '../../desks';

/** What stands over the console and has no address of its own. */
export const TEMPLATES = '#templates';

/** The pages that the palette leads to; at the console one is already. */
export const palettePages = [
  ...desks.filter(({ path }) => path !== '/desk'),
  { path: '/desk/drills', label: 'desk.nav.drills', verb: 'drill:run' },
  { path: TEMPLATES, label: 'desk.templates.manage', verb: 'console:share' },
  { path: '/admin/import', label: 'desk.nav.import', verb: 'complaint:import' },
  { path: '/admin', label: 'desk.nav.admin', verb: 'admin:units' },
] as const;
