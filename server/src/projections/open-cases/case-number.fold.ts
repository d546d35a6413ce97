/** A case number in two numbers: what stands before its last digits is the same for a whole day. */
import type { CodePool } from '../measure/code-pool.fold';

/** More digits than these may not fit into a word. */
const shape = /^(.*?)(\d{0,9})$/s;

export interface PackedNumber {
  /** Of the pool: how many digits there are, and what stands before them. */
  readonly before: number;
  readonly digits: number;
}

export function packNumber(caseNo: string, pool: CodePool): PackedNumber {
  const [, before = caseNo, digits = ''] = shape.exec(caseNo) ?? [];
  return { before: pool.numberOf(`${digits.length}${before}`), digits: Number(digits) };
}

export function unpackNumber({ before, digits }: PackedNumber, pool: CodePool): string {
  const coded = pool.codeOf(before) ?? '0';
  const length = Number(coded[0]);
  return coded.slice(1) + (length === 0 ? '' : String(digits).padStart(length, '0'));
}
