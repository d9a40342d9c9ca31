import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { insertUser, testBase, type TestBase } from "../../../test/harness.ts";
import { access } from "../access/slice.ts";
import type { Actor } from "../kernel/ctx.ts";
import { workCalendar } from "../kernel/calendar.ts";
import { addEdition } from "./add-edition.ts";
import { approveEdition } from "./approve-edition.ts";
import { getCalendar } from "./calendar/get-calendar.ts";
import { missingYear, workingDaysByMonth } from "./calendar/rules.ts";
import { setDay } from "./calendar/set-day.ts";
import { watchCalendar } from "./calendar/watch-calendar.ts";
import { installLaw } from "./install-law.ts";
import { legalRule } from "./legal-rule.ts";
import { listRules } from "./list-rules.ts";
import { valueFaults } from "./rules.ts";
import { law } from "./slice.ts";

let base: TestBase;
let head: Actor & { id: number };
beforeAll(async () => {
  base = await testBase({ slices: [access, law] });
  await installLaw(base.ctx());
  head = await insertUser(base, { name: "Глава", role: "head" });
});
afterAll(() => base.close());

const years = z.object({ years: z.int() });
const edition = { code: "mfc.repeat", article: "новый закон", source: "publication.pravo.gov.ru", mark: "V1" as const };
const yearsOn = async (day: string) => (await legalRule(base.ctx(), "mfc.repeat", years, day)).value.years;

describe("an edition of a rule", () => {
  it("holds from its day; what held before stays as it was", async () => {
    const { id } = await addEdition(base.ctx(head), { ...edition, value: { years: 4 }, from: "2027-03-01" });
    expect([await yearsOn("2023-11-02"), await yearsOn("2027-02-28"), await yearsOn("2027-03-01")]).toEqual([10, 5, 4]);
    const rule = (await listRules(base.ctx(head))).items.find(({ code }) => code === "mfc.repeat");
    expect(rule?.editions.map(({ from, to }) => [from, to])).toEqual([
      ["2027-03-01", null],
      ["2023-11-03", "2027-02-28"],
      ["2020-09-01", "2023-11-02"],
    ]);
    expect(rule?.editions[0]).toMatchObject({ id, author: { name: "Глава" }, checkedBy: null });
    expect(rule?.currentId).toBe(rule?.editions[1]?.id);
    expect((await base.eventNames()).filter((name) => name === "law.rule-changed")).toHaveLength(1);
  });

  it("is refused on or before the day of the last one, of an unknown rule, and of another shape", async () => {
    const add = (more: object) =>
      addEdition(base.ctx(head), { ...edition, value: { years: 3 }, from: "2028-01-01", ...more });
    await expect(add({ from: "2027-03-01" })).rejects.toMatchObject({ fields: { from: "not-later" } });
    await expect(add({ from: "2020-01-01" })).rejects.toMatchObject({ fields: { from: "not-later" } });
    await expect(add({ code: "mfc.moon" })).rejects.toMatchObject({ code: "not-found" });
    await expect(add({ value: { months: 3 } })).rejects.toMatchObject({
      fields: { "value.years": "required", "value.months": "unknown-field" },
    });
  });

  it.each([
    [{ years: 5 }, {}],
    [{ years: 2.5 }, { "value.years": "wrong" }],
    [{ years: -1 }, { "value.years": "wrong" }],
    [{ years: "5" }, { "value.years": "wrong" }],
  ])("value %j beside years", (value, faults) => {
    expect(valueFaults(value, { years: 10 })).toEqual(faults);
  });

  it("may have a part of a share, words and lists, never blank", () => {
    const former = { share: 0.07, text: "а", items: ["б"] };
    expect(valueFaults({ share: 0.5, text: "в", items: [] }, former)).toEqual({});
    expect(valueFaults({ share: 0.5, text: " ", items: "в" }, former)).toEqual({
      "value.text": "required",
      "value.items": "wrong",
    });
  });

  it("is checked by a named person once", async () => {
    const before = (await listRules(base.ctx(head))).items.find(({ code }) => code === "court.state-duty")?.editions[0];
    expect(before).toMatchObject({ mark: "C", checkedBy: null });
    const id = before?.id ?? 0;
    await approveEdition(base.ctx(head), id);
    const after = (await listRules(base.ctx(head))).items.find(({ code }) => code === "court.state-duty")?.editions[0];
    expect(after).toMatchObject({ mark: "C", checkedBy: { name: "Глава" } });
    await expect(approveEdition(base.ctx(head), id)).rejects.toMatchObject({ reason: "checked-already" });
    await expect(approveEdition(base.ctx(head), 99_999)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("the working calendar", () => {
  it("takes an edit at once, keeps what stood before, and tells robots", async () => {
    const kindOf = async () => (await workCalendar(base.ctx())).days.get("2026-12-30");
    expect(await kindOf()).toBeUndefined();
    await setDay(base.ctx(head), { day: "2026-12-30", kind: "off", note: "указ" });
    expect(await kindOf()).toBe("off");
    const { days, changes, workingDays } = await getCalendar(base.ctx(head), 2026);
    expect(days.find(({ day }) => day === "2026-12-30")).toEqual({ day: "2026-12-30", kind: "off", note: "указ" });
    expect(changes).toMatchObject([{ day: "2026-12-30", before: null, after: "off", user: { name: "Глава" } }]);
    expect(workingDays[11]).toBe(21);
    await setDay(base.ctx(head), { day: "2026-12-30", kind: null, note: "" });
    expect(await kindOf()).toBeUndefined();
    expect((await base.eventNames()).filter((name) => name === "law.calendar-changed")).toHaveLength(2);
  });

  it("counts the working days of each month", () => {
    const nine = { from: 540, to: 1080 };
    const week = [nine, nine, nine, nine, nine, null, null];
    expect(workingDaysByMonth(2026, week, new Map())).toEqual([22, 20, 22, 22, 21, 22, 23, 21, 22, 22, 21, 23]);
  });

  it.each([
    ["2026-11-30", null],
    ["2026-12-01", 2027],
    ["2026-12-31", 2027],
    ["2027-01-01", null],
  ])("on %s asks for the year %s", (day, year) => {
    expect(missingYear(day)).toBe(year);
  });

  it("tells each December morning that the coming year is missing, until it is entered", async () => {
    const told = async () => (await base.eventNames()).filter((name) => name === "law.calendar-missing").length;
    base.clock.moveTo(new Date("2026-12-01T02:00:00Z"));
    await watchCalendar(base.ctx());
    expect(await told()).toBe(0);
    await base.app.database.db.deleteFrom("calendar_days").where("day", ">=", "2027-01-01").execute();
    await watchCalendar(base.ctx());
    expect(await told()).toBe(1);
    expect((await getCalendar(base.ctx(head), 2026)).missingYear).toBe(2027);
    await setDay(base.ctx(head), { day: "2027-01-01", kind: "off", note: "" });
    await watchCalendar(base.ctx());
    expect(await told()).toBe(1);
    expect((await getCalendar(base.ctx(head), 2026)).missingYear).toBeNull();
  });
});
