import { describe, expect, it } from "vitest";
import { clientFields } from "../../../api/client-fields.ts";
import { makeFormat } from "../../lib/format.ts";
import { editedValue, groupsOf, readTyped, shownValue, type Field } from "./fields.ts";

const now = { zone: "Asia/Krasnoyarsk", now: new Date("2026-11-24T05:00:00Z") };
const reader = { f: makeFormat(now.zone, "ru", now.now), locale: "ru", yes: "да", no: "нет" } as const;
const own = {
  id: 7,
  name: "custom.7",
  kind: "choice" as const,
  title: "Откуда узнал",
  titleEn: "How he heard",
  options: [{ value: "o1", title: "Соседи", titleEn: "Neighbours" }],
  of: "person" as const,
  isSearchable: false,
};
const names = (kind: "person" | "company") =>
  groupsOf(kind, [own]).flatMap(({ fields }) => fields.map(({ name }) => name));
const field = (name: string): Field => {
  const found = groupsOf("person", [own])
    .flatMap(({ fields }) => fields)
    .find((one) => one.name === name);
  if (!found) throw new Error(`no field ${name}`);
  return found;
};

describe("the groups of facts", () => {
  it("show every field of the registry to those who have it", () => {
    const all = new Set([...names("person"), ...names("company")]);
    for (const { name } of clientFields) expect(all).toContain(name);
    expect(names("person")).toContain("custom.7");
    expect(names("company")).not.toContain("custom.7");
    expect(names("company")).not.toContain("passport");
    expect(names("person")).not.toContain("ogrn");
  });
});

describe("a fact", () => {
  it("is shown as people write it and edited as they type it", () => {
    expect(shownValue(field("snils"), "11223344595", reader)).toBe("112-233-445 95");
    expect(shownValue(field("passport"), "0404123456", reader)).toBe("04 04 123456");
    expect(shownValue(field("isPensioner"), false, reader)).toBe("нет");
    expect(shownValue(field("maritalStatus"), "married", reader)).toBe("в браке");
    expect(shownValue(field("custom.7"), "o1", reader)).toBe("Соседи");
    expect(shownValue(field("zone"), "Asia/Omsk", reader)).toBe("Омск");
    expect(editedValue(field("incomeKopecks"), 4500050, reader)).toBe("45000,5");
    expect(editedValue(field("birthDate"), "1980-02-01", reader)).toBe("1980-02-01");
  });
  it("is read by the server's rules before the server is asked", () => {
    expect(readTyped(field("inn"), "500100732258", now)).toEqual({ fault: "inn" });
    expect(readTyped(field("inn"), "5001 0073 2259", now)).toEqual({ value: "500100732259" });
    expect(readTyped(field("incomeKopecks"), "45 тыс.", now)).toEqual({ value: 4500000 });
    expect(readTyped(field("incomeKopecks"), "много", now)).toEqual({ fault: "money" });
    expect(readTyped(field("incomeKopecks"), "", now)).toEqual({ value: null });
    // The firm's day has come already, the day after has not.
    expect(readTyped(field("birthDate"), "2026-11-24", now)).toEqual({ value: "2026-11-24" });
    expect(readTyped(field("birthDate"), "2026-11-25", now)).toEqual({ fault: "wrong" });
    expect(readTyped(field("isPensioner"), true, now)).toEqual({ value: true });
  });
});
