import { describe, expect, test } from "vitest";
import { readRecord } from "./rules.ts";

describe("a record", () => {
  test("is kept in one spelling, with what was not told left empty", () => {
    expect(readRecord("contact", { name: " Пётр ", phone: "8 (913) 123-45-67" })).toEqual({
      data: { name: "Пётр", phone: "+79131234567", role: "", email: "" },
    });
    expect(readRecord("founder", { name: "ООО «Щит»", inn: "7707 083893" })).toMatchObject({
      data: { inn: "7707083893" },
    });
    expect(readRecord("enforcement", { number: "№ 123456/26/24008-ип" })).toMatchObject({
      data: { number: "123456/26/24008-ИП" },
    });
    expect(readRecord("bankruptcy", { kind: "court", caseNumber: "A33-12345/2020" })).toMatchObject({
      data: { caseNumber: "А33-12345/2020" },
    });
    expect(readRecord("vehicle", { kind: "car", title: "Нива", vin: "xta 2121" })).toMatchObject({
      data: { vin: "XTA2121" },
    });
    expect(readRecord("realty", { kind: "flat", title: "Квартира", address: " Омск ,ул. Мира, " })).toMatchObject({
      data: { address: "Омск, ул. Мира", isOnlyHome: false, costKopecks: null },
    });
    expect(readRecord("passport", { passport: "XX-АБ 123" })).toMatchObject({ data: { passport: "XX-АБ 123" } });
  });
  test.each([
    ["contact", { name: "Пётр", phone: "123" }, { "data.phone": "phone" }],
    ["founder", { name: "Щит", inn: "7707083894" }, { "data.inn": "inn" }],
    ["bankruptcy", { kind: "court", caseNumber: "33-1/2026" }, { "data.caseNumber": "court-case" }],
    ["income", { year: 2025 }, { "data.source": "required", "data.kopecks": "required" }],
    ["deal", { day: "2026-02-30", kind: "gift", title: "" }, { "data.day": "wrong", "data.title": "required" }],
    ["relative", { relation: "friend", name: "и".repeat(201) }, { "data.relation": "wrong", "data.name": "too-long" }],
    ["share", [], { data: "wrong" }],
  ] as const)("%s %j is refused by its fields", (kind, given, wrong) => {
    expect(readRecord(kind, given)).toEqual({ wrong });
  });
});
