/** What the parts of the volume's chart have in common. */
import type { BucketRow } from '@heed/shared/board';
import type { ChartOption } from '../../ui/EChart.vue';

export const BUCKET_MS = 300_000;

export type Series = Extract<NonNullable<ChartOption['series']>, readonly unknown[]>[number];

export interface VolumePoint extends BucketRow {
  /** When the 5 minutes begin. */
  at: number;
}
