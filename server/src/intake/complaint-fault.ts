/** What is wrong with a complaint beyond its schema, whatever door it came through. */
import type { ComplaintInput } from '@heed/shared/complaint';
import { Refusal, refuseField } from '../kernel/refusal';
import { findForbidden } from '../kernel/text/clean-text';

/** How far ahead of our clock a source's clock may be. */
const CLOCK_SKEW = 10 * 60_000;

type TextOf = (input: ComplaintInput) => string | undefined;

const textFields: readonly (readonly [path: string, valueOf: TextOf])[] = [
  ['text', ({ text }) => text],
  ['title', ({ title }) => title],
  ['reply', ({ reply }) => reply],
  ['source', ({ source }) => source],
  ['sourceId', ({ sourceId }) => sourceId],
  ['externalState', ({ externalState }) => externalState],
  ['place.address', ({ place }) => place?.address],
  ['place.community', ({ place }) => place?.community],
  ['complainant.name', ({ complainant }) => complainant?.name],
  ['complainant.account', ({ complainant }) => complainant?.account],
  ['onBehalfOf.name', ({ onBehalfOf }) => onBehalfOf?.name],
];

/** Bytes that no text holds, places that are none, times to come. */
export function complaintFault(input: ComplaintInput, now: number): Refusal | null {
  for (const [path, valueOf] of textFields) {
    const value = valueOf(input);
    const forbidden = value === undefined ? null : findForbidden(value);
    if (forbidden) return refuseField('invalid', path, forbidden);
  }
  const { lng, lat } = input.place ?? {};
  if ((lng === undefined) !== (lat === undefined)) {
    return refuseField('invalid', 'place', 'lng-and-lat-together');
  }
  if (lng === 0 && lat === 0) return refuseField('invalid', 'place.lng', 'zero-coordinates');
  for (const path of ['receivedAt', 'occurredAt', 'closedAt'] as const) {
    const value = input[path];
    if (value && Date.parse(value) > now + CLOCK_SKEW) {
      return refuseField('invalid', path, 'in-the-future');
    }
  }
  return null;
}
