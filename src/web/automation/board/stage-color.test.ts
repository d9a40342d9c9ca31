import { expect, it } from "vitest";
import { underWhite } from "./stage-color.ts";

it("darkens any colour until white words on it hold AA", () => {
  for (const color of ["#ffff00", "#ffffff", "#3b82f6", "#f59e0b", "#22a06b"])
    expect(contrast(underWhite(color))).toBeGreaterThanOrEqual(4.5);
  expect(underWhite("not a colour")).toBe("#4a566d");
});

function contrast(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}
