import { expect, it } from "vitest";
import { enterAt } from "./enter-at.ts";

it("returns to the page asked for", () => {
  expect(enterAt("/clients/7?matter=9", "/app")).toBe("/app/clients/7?matter=9");
});

it("goes to the start instead of a foreign or a door's address", () => {
  for (const from of [
    undefined,
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/sign-in?from=x",
    "/setup",
  ])
    expect(enterAt(from, "/app")).toBe("/app/");
});
