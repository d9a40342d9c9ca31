import { expect, it } from "vitest";
import { numberIn } from "./palette-call.ts";

it("takes a whole number however it is typed", () => {
  for (const typed of ["8 (913) 555-00-77", "+7 913 555-00-77", "9135550077", " 79135550077 "])
    expect(numberIn(typed)).toBe("+79135550077");
  expect(numberIn("+998 90 123-45-67")).toBe("+998901234567");
});

it("leaves parts of numbers, case numbers and words to the search", () => {
  for (const typed of ["345-67", "1844", "Абрамова", "А33-21457/2026", "12345678901234567", "99 8901 23456"])
    expect(numberIn(typed)).toBeNull();
});
