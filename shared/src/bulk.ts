/** One act on many cases: each is commanded, and answered, for itself. */
import { z } from 'zod';
import { CaseCommand } from './commands';
import { RejectionCode } from './rejections';
import { CaseQuery } from './rows';
import { CaseState, Id } from './vocabulary';

export const MOST_NAMED = 500;
export const MOST_MATCHING = 5_000;

type Bare<C> = C extends unknown ? Omit<C, 'expectedVersion' | 'requestId'> : never;

/** A command without what is each case's own: its version and its request. */
export type BulkAct = Bare<CaseCommand>;
const [first, ...others] = CaseCommand.options.map((option) =>
  (option as z.ZodObject).omit({ expectedVersion: true, requestId: true }),
);
export const BulkAct = z.discriminatedUnion('kind', [
  first as z.ZodObject<{ kind: z.ZodLiteral<string> }>,
  ...(others as z.ZodObject<{ kind: z.ZodLiteral<string> }>[]),
]) as unknown as z.ZodType<BulkAct>;

/** Which cases: the filters of the list, without its pages. */
export const BulkFilter = CaseQuery.omit({ cursor: true, limit: true, sort: true });
export type BulkFilter = z.infer<typeof BulkFilter>;

export const BulkInput = z
  .strictObject({
    /** The same id again goes on with the same cases, and gets the same answers. */
    requestId: Id,
    ids: z.array(Id).min(1).max(MOST_NAMED).optional(),
    /** All that match, up to 5,000: more are refused, never cut. */
    filter: BulkFilter.optional(),
    command: BulkAct,
    /** Only says what would happen. */
    dryRun: z.boolean().optional(),
  })
  .refine(({ ids, filter }) => (ids === undefined) !== (filter === undefined), {
    path: ['ids'],
    message: 'either ids or filter',
  });
export type BulkInput = z.infer<typeof BulkInput>;

/** What would happen: nothing was written. */
export const BulkPreview = z.strictObject({
  total: z.int(),
  /** How many would go from one state to another; a fact that changes leaves the state as it is. */
  would: z.array(z.strictObject({ from: CaseState, to: CaseState, count: z.int() })),
  refused: z.array(
    z.strictObject({
      error: RejectionCode,
      message: z.string(),
      count: z.int(),
      /** The first of them. */
      caseNos: z.array(z.string()),
    }),
  ),
});
export type BulkPreview = z.infer<typeof BulkPreview>;

const ofCase = { caseId: Id, caseNo: z.string() };

/** One line of the answer: what became of one case, or, as the last, of all of them. */
export const BulkLine = z.union([
  z.strictObject({
    ...ofCase,
    status: z.literal('done'),
    position: z.int(),
    version: z.int(),
  }),
  z.strictObject({
    ...ofCase,
    status: z.literal('refused'),
    error: RejectionCode,
    message: z.string(),
    holderName: z.string().optional(),
  }),
  z.strictObject({ status: z.literal('end'), total: z.int(), done: z.int(), refused: z.int() }),
]);
export type BulkLine = z.infer<typeof BulkLine>;
export type BulkCaseLine = Exclude<BulkLine, { status: 'end' }>;
