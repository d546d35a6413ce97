/** Counts an arrival in all the streams that it belongs to. */
import { bucketOf, type Arrival } from './arrival.fold';
import { ALL, CITY, wholeOf, type PlaceKind } from './names.fold';
import type { Parts } from './parts.fold';
import type { Recent } from './recent.fold';

/** The arrival by its numbers; places and subjects that are new get theirs. */
export function recentOf(arrival: Arrival, at: number, parts: Parts): Recent {
  const { names, points } = parts;
  const place = (kind: PlaceKind, id: string | null) => (id === null ? 0 : names.place(kind, id));
  const district = place('district', arrival.district);
  const street = place('street', arrival.street);
  const cell = place('cell', arrival.cell);
  const category = subjectOf('c', arrival.category, parts);
  const topic = subjectOf('t', arrival.topic, parts);
  names.setParents(street, { district, street: 0 });
  names.setParents(cell, { district, street });
  if (topic !== ALL) names.setTopic(topic, category);
  const { caseId, person, channel, point } = arrival;
  const isNowhere = cell > 0 && points.has({ cell, street, point });
  const where = { district, street, cell: isNowhere ? 0 : cell };
  if (cell > 0) points.learn({ cell, street, point });
  return { bucket: bucketOf(at), caseId, person, channel, category, topic, ...where };
}

export function subjectOf(prefix: 'c' | 't', code: string | null, { names }: Parts): number {
  return code === null ? ALL : names.subject(prefix + code);
}

/** Each stream once, made where there is none. */
export function eachStream(recent: Recent, parts: Parts, take: (stream: number) => void): void {
  eachZone(recent, (zone) => {
    take(streamOf(zone, ALL, parts));
    if (recent.category !== ALL) take(streamOf(zone, recent.category, parts));
    if (recent.topic !== ALL) take(streamOf(zone, recent.topic, parts));
  });
}

function eachZone({ district, street, cell }: Recent, take: (zone: number) => void): void {
  take(CITY);
  if (district > 0) takeBoth('district', district, take);
  if (street > 0) takeBoth('street', street, take);
  if (cell > 0) takeBoth('cell', cell, take);
}

function takeBoth(kind: PlaceKind, zone: number, take: (zone: number) => void): void {
  take(wholeOf(kind));
  take(zone);
}

function streamOf(zone: number, subject: number, { counters, levels }: Parts): number {
  const before = counters.size;
  const stream = counters.stream(zone, subject);
  if (counters.size > before) levels.set(stream);
  return stream;
}
