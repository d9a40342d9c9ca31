import { expect, test } from "vitest";
import { placeOf, titleOf } from "./fact-place.ts";

test("each kind of fact has its place of filling", () => {
  expect(placeOf({ where: "client", name: "birthDate" })).toEqual({ at: "card", kind: "fact", what: "birthDate" });
  expect(placeOf({ where: "record", name: "relative.name" })).toEqual({ at: "card", kind: "record", what: "relative" });
  expect(placeOf({ where: "debt", name: "creditor.address" })).toMatchObject({ at: "card", kind: "debts" });
  expect(placeOf({ where: "matter", name: "courtName" })).toEqual({ at: "matter", name: "courtName" });
  expect(placeOf({ where: "firm", name: "inn" })).toEqual({ at: "page", path: "/settings/firm" });
  expect(placeOf({ where: "extra", name: "paper.reason" })).toEqual({ at: "form", name: "paper.reason" });
});

test("the contract's number is filled by making the contract, and what the program counts by nobody", () => {
  expect(placeOf({ where: "matter", name: "contract.number" })).toMatchObject({ at: "card", kind: "document" });
  expect(placeOf({ where: "matter", name: "matter.number" })).toBeNull();
});

test("a derived word is named by the field that settles it", () => {
  const single = { where: "client", name: "maritalStatus", title: ["Не в браке", "Single"] } as const;
  expect(titleOf({ ...single, title: [...single.title] })[0]).toBe("Семейное положение");
});
