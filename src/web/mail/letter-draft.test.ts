import { expect, it } from "vitest";
import { addressesIn, wrongAddress } from "./letter-draft.ts";

it("takes addresses as people paste them", () => {
  expect(addressesIn("Anna@Firma.ru, Иван Петров <ivan@mail.ru>; b@c.ru\n")).toEqual([
    "anna@firma.ru",
    "ivan@mail.ru",
    "b@c.ru",
  ]);
  expect(addressesIn(" , ;")).toEqual([]);
});

it("names the address that is none", () => {
  expect(wrongAddress("a@b.ru, c@d")).toBe("c@d");
  expect(wrongAddress("a@b.ru, иван")).toBe("иван");
  expect(wrongAddress("a@b.ru")).toBeNull();
});
