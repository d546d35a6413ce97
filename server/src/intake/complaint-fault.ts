/** What is wrong with a complaint beyond its schema, whatever door it came through. */
import type { ComplaintInput } from '@heed/shared/complaint';
import { Refusal, refuseField } from '../kernel/refusal';
import { findForbidden } from '../kernel/text/clean-text';

/** How far ahead of our clock a source's clock may be. */
const CLOCK_SKEW = 10 * 60_000;

/** Bytes that no text holds, places that are none, times to come. */
export function complaintFault(input: ComplaintInput, now: number): Refusal | null {
  for (const [path, value] of textFields(input)) {
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

function textFields(input: ComplaintInput): [string, string | undefined][] {
  return [
    ['text', input.text],
    ['title', input.title],
    ['reply', input.reply],
    ['source', input.source],
    ['sourceId', input.sourceId],
    ['externalState', input.externalState],
    ['place.address', input.place?.address],
    ['place.community', input.place?.community],
    ['complainant.name', input.complainant?.name],
    ['onBehalfOf.name', input.onBehalfOf?.name],
  ];
}
