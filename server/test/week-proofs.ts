/** Every rule of the desk, and what proves that it fired in the week. */
import type { Proof } from './week-proof';
import { caseProofs } from './week-proofs-cases';
import { clockProofs } from './week-proofs-clocks';
import { deskProofs } from './week-proofs-desks';
import { dutyProofs } from './week-proofs-duty';
import { turnProofs } from './week-proofs-turns';

export const weekProofs: ReadonlyMap<string, Proof> = new Map(
  Object.entries({ ...caseProofs, ...turnProofs, ...clockProofs, ...deskProofs, ...dutyProofs }),
);
