import { expect, it } from "vitest";
import { inOtherLayout, matchesTyped } from "./layout-switch.ts";

it("reads Latin letters typed for Russian ones, and the reverse", () => {
  expect(inOtherLayout("F,hfvjdf")).toBe("Абрамова");
  expect(inOtherLayout("ыуеештпы")).toBe("settings");
  expect(inOtherLayout("2128")).toBeNull();
});

it("finds a command in either layout, without regard to ё and case", () => {
  expect(matchesTyped("Тёмная тема", "темн")).toBe(true);
  expect(matchesTyped("Тёмная тема", "ntvf")).toBe(true);
  expect(matchesTyped("Тёмная тема", "тема тёмн")).toBe(true);
  expect(matchesTyped("Тёмная тема", "настройки")).toBe(false);
});
