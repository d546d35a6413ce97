/** A board of which nothing is known yet. */
import type { BoardParts } from '@heed/shared/board';

export const EMPTY_PARTS: BoardParts = {
  flow: {},
  buckets: {},
  categories: {},
  channels: {},
  districts: {},
  streets: {},
  cells: {},
  overdue: {},
  worst: {},
  units: {},
  members: {},
  sources: {},
  reference: {},
};
