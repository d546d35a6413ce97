/** The forms of the public site: what its pages send, field by field. */
import { z } from 'zod';
import { MAX_TEXT, Phone } from './complaint';
import { Code, Kind } from './vocabulary';

export const SiteLanguage = z.enum(['zh', 'en']);
export type SiteLanguage = z.infer<typeof SiteLanguage>;

/** Files that one report may bring. */
export const MAX_REPORT_FILES = 3;

/** A call-taker may note a short line such as 114; who is to be called back has a whole number. */
const LEAST_DIGITS = 7;

/** A browser sends every field of a form; those left blank are as good as absent. */
function optional<T extends z.ZodType>(field: T) {
  return z.preprocess((value) => (value === '' ? undefined : value), field.optional());
}

const ticked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on');

/** `POST /report`, beside its files. */
export const ReportForm = z.strictObject({
  /** Drawn with the form: the same form sent twice is one report. */
  requestId: z.uuid(),
  text: z.string().trim().min(1).max(MAX_TEXT),
  kind: optional(Kind),
  /** A street from the list. */
  street: optional(Code),
  address: optional(z.string().trim().max(300)),
  name: optional(z.string().trim().max(100)),
  phone: optional(Phone.refine((said) => said.replaceAll(/\D/g, '').length >= LEAST_DIGITS)),
  email: optional(z.email().max(200)),
  anonymous: ticked,
  confidential: ticked,
  /** The solved challenge; empty where the browser ran no script. */
  proof: optional(z.string().max(1_000)),
});
export type ReportForm = z.infer<typeof ReportForm>;

/** Letters of a tracking code: none that looks like another (Crockford's base 32). */
export const TRACKING_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const TRACKING_LENGTH = 10;

/** A tracking code as people type it: in either case, with or without gaps, O for 0, I and L for 1. */
export function readTrackingCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}

/** `POST /track`. */
export const TrackForm = z.strictObject({
  caseNo: z.string().trim().min(1).max(40),
  code: z
    .string()
    .max(40)
    .transform(readTrackingCode)
    .pipe(
      z
        .string()
        .length(TRACKING_LENGTH)
        .regex(/^[0-9A-HJKMNP-TV-Z]+$/),
    ),
});
export type TrackForm = z.infer<typeof TrackForm>;

/** `POST /track/say`: what whoever complained says of the answer. A dispute has words. */
export const TrackSayForm = z
  .strictObject({
    ...TrackForm.shape,
    act: z.enum(['solved', 'dispute', 'rate']),
    rating: z.coerce.number().int().min(1).max(5).optional(),
    words: z.string().trim().max(500).default(''),
  })
  .refine(({ act, words }) => act !== 'dispute' || words !== '', { path: ['words'] })
  .refine(({ act, rating }) => act !== 'rate' || rating !== undefined, { path: ['rating'] });
export type TrackSayForm = z.infer<typeof TrackSayForm>;
