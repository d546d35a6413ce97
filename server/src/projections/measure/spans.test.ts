import { describe, expect, test } from 'vitest';
import { Spans } from './spans.fold';

describe('how many spans contain a second', () => {
  test('a span counts from its first second up to, and not including, its last', () => {
    const spans = new Spans();
    spans.add(1_000, 4_600, 2);
    expect([999, 1_000, 4_599, 4_600].map((second) => spans.at(second))).toEqual([0, 2, 2, 0]);
  });

  test('what is added for seconds already read is seen at once, and an earlier reading is right too', () => {
    const spans = new Spans();
    spans.add(1_000, 2_000, 1);
    expect(spans.at(1_500)).toBe(1);
    spans.add(1_200, 3_000, 1);
    expect(spans.at(1_500)).toBe(2);
    expect(spans.at(1_100)).toBe(1);
  });

  test('what is long past is dropped and still counted', () => {
    const spans = new Spans();
    spans.add(1_000, 50_000, 3);
    spans.come(20_000);
    expect(spans.save().edges).toEqual([[50_000, -3]]);
    expect(spans.at(20_000)).toBe(3);
    expect(spans.at(50_000)).toBe(0);
  });

  test('a span that ended long ago leaves no trace, before and after a restart', () => {
    const spans = new Spans();
    spans.come(20_000);
    const again = new Spans(spans.save());
    for (const one of [spans, again]) one.add(1_000, 4_600, 1);
    expect(again.save()).toEqual(spans.save());
    expect(again.save().edges).toEqual([]);
  });
});
