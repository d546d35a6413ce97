/** Why a row was not taken in: a reason from a closed list, the field and the column; never the value. */
import { z } from 'zod';
import { ImportField } from '@heed/shared/imports';
import { RejectionCode } from '@heed/shared/rejections';

export const RowReason = z.enum([
  /** More or fewer cells than there are columns. */
  'ragged',
  'long-cell',
  'missing',
  'not-a-time',
  'in-future',
  'not-in-list',
  'too-long',
  'not-a-phone',
  'not-an-email',
  /** Intake refused it by a rule; the error says which. */
  'refused',
  /** It broke something in us; the rows after it go on. */
  'failed',
]);
export type RowReason = z.infer<typeof RowReason>;

export const RowFault = z.strictObject({
  error: RejectionCode,
  reason: RowReason,
  field: ImportField.nullable(),
  column: z.string().nullable(),
});
export type RowFault = z.infer<typeof RowFault>;
