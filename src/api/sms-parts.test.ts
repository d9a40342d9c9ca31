import { expect, it } from "vitest";
import { smsParts } from "./sms-parts.ts";

it.each([
  ["", 0],
  ["я".repeat(70), 1],
  ["я".repeat(71), 2],
  ["я".repeat(134), 2],
  ["я".repeat(135), 3],
  ["a".repeat(160), 1],
  ["a".repeat(161), 2],
  ["a".repeat(306), 2],
  ["a".repeat(307), 3],
  [`${"a".repeat(159)}€`, 2],
  [`${"a".repeat(158)}€`, 1],
  [`${"a".repeat(69)}ё`, 1],
  [`${"a".repeat(70)}ё`, 2],
  ["🙂".repeat(35), 1],
  ["🙂".repeat(36), 2],
])("counts the parts of a text message as operators do (%#)", (text, parts) => {
  expect(smsParts(text)).toBe(parts);
});
