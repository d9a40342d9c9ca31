/// <reference types="node" />
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

// Read from the disk: vitest empties style sheets that are imported.
const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

const blocks = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = "", body = ""]) => ({ selector, body }));
const tokens = (...selectors: RegExp[]) =>
  new Map(
    blocks
      .filter(({ selector }) => selectors.some((one) => one.test(selector.trim())))
      .flatMap(({ body }) =>
        [...body.matchAll(/--op-([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = "", hex = ""]) => [name, hex] as const),
      ),
  );

const common = /^(\/\*[^]*\*\/\s*)?:root$/;
const light = tokens(common, /^:root,\s*:root\[.*light/);
const dark = new Map([...light, ...tokens(/^:root\[.*dark/)]);

const onSurfaces = [
  "text",
  "dim",
  "faint",
  "primary-text",
  "red-text",
  "amber-text",
  "green-text",
  "violet-text",
  "gray-text",
].flatMap((text) => ["surface", "bg", "sunken", "hover"].map((ground) => [text, ground] as const));
const pairs = [
  ...onSurfaces,
  ...["red", "amber", "green", "violet", "gray"].map((tone) => [`${tone}-text`, `${tone}-soft`] as const),
  ["primary-text", "primary-soft"],
  ["text", "primary-soft"],
  ["text", "primary-softer"],
  ["on-primary", "primary"],
  ["on-primary", "primary-hover"],
  ["on-primary", "red-solid"],
  ["text", "mark-bg"],
  ["step-done-text", "step-done"],
  ["step-next-text", "step-next"],
  ["side-text", "side-bg"],
  ["side-dim", "side-bg"],
  ["on-primary", "side-active"],
  ["on-primary", "side-badge"],
  ["hint-text", "hint-bg"],
  ["dim", "gray-soft"],
] as const;

describe.each([
  ["light", light],
  ["dark", dark],
] as const)("%s theme", (_, theme) => {
  it.each(pairs)("%s on %s holds AA", (text, ground) => {
    expect(ratio(colour(theme, text), colour(theme, ground))).toBeGreaterThanOrEqual(4.5);
  });
});

function colour(theme: ReadonlyMap<string, string>, name: string): string {
  const hex = theme.get(name);
  if (!hex) throw new Error(`No token --op-${name}`);
  return hex;
}

function ratio(one: string, other: string): number {
  const [low = 0, high = 0] = [brightness(one), brightness(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function brightness(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
