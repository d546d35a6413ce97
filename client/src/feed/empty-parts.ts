/** A board of which nothing is known yet. */
import type { BoardParts } from '@heed/shared/board';

export const EMPTY_PARTS: BoardParts = {
  flow: {},
  buckets: {},
  categories: {},
  channels: {},
  urgencies: {},
  districts: {},
  streets: {},
  cells: {},
  overdue: {},
  worst: {},
  units: {},
  members: {},
  sources: {},
  reference: {},
  incidents: {},
  figures: {},
  zones: {},
  alarms: {},
  bulletins: {},
  promises: {},
  progress: {},
  asks: {},
  calls: {},
  realm: {},
};
