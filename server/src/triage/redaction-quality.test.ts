import { describe, expect, test } from 'vitest';
import {
  harmlessSamples,
  personalSamples,
  type RedactionSample,
} from '../../test/redaction-samples';
import { personalSpans } from './redact';

/** Of what is personal in the samples so much goes, at the least, and of what goes so much is personal. */
const RECALL = 0.95;
const PRECISION = 0.97;

interface Span {
  readonly start: number;
  readonly end: number;
}

/** What goes as one, as in a redacted text. */
function found(text: string): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of personalSpans(text).toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

const covers = (outer: Span, inner: Span) => outer.start <= inner.start && outer.end >= inner.end;

function missed({ text, personal }: RedactionSample): string[] {
  const spans = found(text);
  return personal
    .filter((wanted) => !spans.some((span) => covers(span, wanted)))
    .map(({ start, end }) => `${text.slice(start, end)} in ${text}`);
}

function wrong({ text, personal }: RedactionSample): string[] {
  return found(text)
    .filter((span) => !personal.some((wanted) => covers(wanted, span)))
    .map(({ start, end }) => `${text.slice(start, end)} in ${text}`);
}

describe('redaction, measured on labelled sentences', () => {
  const samples = [...personalSamples, ...harmlessSamples];

  test('has enough of both kinds to say something', () => {
    expect(Math.min(personalSamples.length, harmlessSamples.length)).toBeGreaterThan(100);
    expect(personalSamples.every(({ personal }) => personal.length > 0)).toBe(true);
    expect(harmlessSamples.every(({ personal }) => personal.length === 0)).toBe(true);
  });

  test(`finds at least ${RECALL * 100} % of what is personal`, () => {
    const all = samples.flatMap(({ personal }) => personal).length;
    const lost = samples.flatMap(missed);
    expect(1 - lost.length / all, lost.join('\n')).toBeGreaterThanOrEqual(RECALL);
  });

  test(`is right in at least ${PRECISION * 100} % of what it takes out`, () => {
    const all = samples.flatMap(({ text }) => found(text)).length;
    const extra = samples.flatMap(wrong);
    expect(1 - extra.length / all, extra.join('\n')).toBeGreaterThanOrEqual(PRECISION);
  });
});
