import { expect, test } from "vitest";
import { clientFields } from "../../api/client-fields.ts";
import { readValue } from "../../api/client-values.ts";
import { accountFault } from "../../api/requisites.ts";
import { faultText, valueFaults } from "./value-faults.ts";

test("every fault of a field of the card has its sentence in both languages", () => {
  const codes = clientFields.flatMap((field) => {
    const read = readValue(field, "@".repeat(6000), "2026-11-24");
    return "fault" in read ? [read.fault] : [];
  });
  expect(new Set(codes).size).toBeGreaterThan(9);
  expect(codes.filter((code) => !valueFaults[code])).toEqual([]);
  const ofAccounts = [
    accountFault("1", "1"),
    accountFault("1", "044525225"),
    accountFault("40702810200000000124", "044525974"),
  ];
  for (const code of ofAccounts) expect(valueFaults[code ?? ""]).toBeDefined();
});

test("a code of the server's own has its words, an unknown one is a value that cannot be", () => {
  expect(faultText("snils", "ru")).toContain("СНИЛС");
  expect(faultText("unknown-field", "en")).toContain("no such field");
  expect(faultText("constructor", "ru")).toBe(valueFaults["wrong"]?.[0]);
});
