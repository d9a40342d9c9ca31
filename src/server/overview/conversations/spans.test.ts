import { describe, expect, test } from "vitest";
import { FIRST_SPAN, idsFurther, spanBelow, stemsOf } from "./spans.ts";

/** Ids of the neighbourhoods named, lowest and highest. */
function idsOf(names: string): [number, number] {
  const all = names.split(" | ").map((name) => /^'#(14|17)-(\d+)'$/.exec(name));
  const bounds = all.map((parts) => {
    const [size, number] = [2 ** Number(parts?.[1]), Number(parts?.[2])];
    return [number * size, (number + 1) * size - 1] as const;
  });
  for (const [i, [low]] of bounds.entries()) if (bounds[i + 1]) expect(bounds[i + 1]?.[1]).toBe(low - 1);
  return [bounds.at(-1)?.[0] ?? NaN, bounds[0]?.[1] ?? NaN];
}

describe("spans of ids", () => {
  test("one follows another without a gap, whatever the size of the base", () => {
    for (const top of [50_000, 1_000_000, 5_000_000, 2 ** 33 + 5])
      for (const ids of [1, FIRST_SPAN, 40_000, 200_000, 1_000_000]) {
        let low = top + 1;
        for (let looks = 0; looks < 12; looks += 1) {
          const span = spanBelow(low, ids);
          if (span === null) break;
          const [from, to] = idsOf(span.names);
          expect(from).toBe(span.low);
          expect(to).toBeGreaterThanOrEqual(low - 1);
          expect(low - span.low).toBeGreaterThanOrEqual(ids);
          ({ low } = span);
        }
      }
  });

  test("where the span would reach the beginning, or needs too many names, all are asked", () => {
    expect(spanBelow(1, FIRST_SPAN)).toBeNull();
    expect(spanBelow(10_001, FIRST_SPAN)).toBeNull();
    expect(spanBelow(2 ** 17, Infinity)).toBeNull();
    expect(spanBelow(10_000_000, 8 * 2 ** 17)).toBeNull();
    expect(spanBelow(10_000_000, 5 * 2 ** 17)).not.toBeNull();
  });

  test("the next one is as wide as the hits so far were thin, and a rare word is asked of all", () => {
    expect(idsFurther(10_000, 20, 40)).toBe(14_000);
    expect(idsFurther(10_000, 39, 40)).toBe(5000);
    expect(idsFurther(10_000, 4, 40)).toBe(Infinity);
    expect(idsFurther(10_000, 0, 40)).toBe(Infinity);
  });
});

test("what was typed becomes words alone, the last one also as a beginning", () => {
  expect(stemsOf("Ещё справки")).toEqual({ whole: "'еще' & 'справки'", begun: "'еще' & 'справки':*" });
  expect(stemsOf("'); drop -- в")).toEqual({ whole: "'drop' & 'в'", begun: "'drop' & 'в'" });
  expect(stemsOf("--")).toBeNull();
});
