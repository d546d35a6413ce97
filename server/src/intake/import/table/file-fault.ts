/** What can be wrong with a file as a whole: a closed list, each with the refusal that it takes. */
import type { RejectionCode } from '@heed/shared/rejections';

export const fileFaultErrors = {
  /** Not one byte. */
  empty: 'malformed',
  /** A header and nothing below it, or not even that. */
  'no-rows': 'malformed',
  /** A picture, a PDF, a program: nothing with rows. */
  'not-a-table': 'unsupported-media',
  /** The binary format of Excel before 2007. */
  'old-excel': 'unsupported-media',
  /** A ZIP, but no workbook in it. */
  'not-xlsx': 'unsupported-media',
  /** Protected by a password. */
  locked: 'unsupported-media',
  'broken-zip': 'malformed',
  'broken-xml': 'malformed',
  /** An archive inside the archive. */
  nested: 'malformed',
  /** Unpacks to too much, in too many parts or at an impossible ratio. */
  bomb: 'too-large',
  /** Neither UTF-8, UTF-16 nor GB18030. */
  encoding: 'malformed',
  /** A quote that is never closed, or a row of more than 8 MB. */
  'endless-row': 'malformed',
  'too-many-rows': 'too-large',
  'too-many-columns': 'too-large',
  'too-large': 'too-large',
  /** The reader ran out of memory or time. */
  'too-heavy': 'too-large',
  /** The stored file is gone or was changed on the disk. */
  lost: 'internal',
} as const satisfies Record<string, RejectionCode>;

export type FileFault = keyof typeof fileFaultErrors;

/** Carries a file's fault, and the line where it is known, out of the reader. */
export class FileFaultError extends Error {
  readonly fault: FileFault;
  readonly line: number | null;

  constructor(fault: FileFault, line: number | null = null) {
    super(fault);
    this.fault = fault;
    this.line = line;
  }
}
