import { expect, test } from "vitest";
import { hoursInWords, utmOf } from "./build-model.ts";

const day = { from: 540, to: 1080 };

test("a week is told in words, days of the same hours together", () => {
  expect(hoursInWords([day, day, day, day, day, null, null])).toBe("пн–пт 9:00–18:00");
  expect(hoursInWords([day, day, null, day, day, { from: 600, to: 840 }, null])).toBe(
    "пн–вт 9:00–18:00, чт–пт 9:00–18:00, сб 10:00–14:00",
  );
});

test("only campaign marks go with the application, bounded", () => {
  expect(utmOf({ utm_source: "yandex", utm_x1: "no", other: "no", utm_term: "" })).toEqual({ utm_source: "yandex" });
  expect(utmOf({ utm_source: "я".repeat(500) })["utm_source"]).toHaveLength(200);
});
