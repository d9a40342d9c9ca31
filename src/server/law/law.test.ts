import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { testBase, type TestBase } from "../../../test/harness.ts";
import { datedText } from "./dated-text.ts";
import { installLaw } from "./install-law.ts";
import { legalRule } from "./legal-rule.ts";
import { shippedRules } from "./shipped-rules.ts";

let base: TestBase;

beforeAll(async () => {
  base = await testBase({ slices: [] });
  await installLaw(base.ctx());
});
afterAll(() => base.close());

describe("the rule table", () => {
  it("gives the rule in force on the day of the event, with its source", async () => {
    const years = z.object({ years: z.int() });
    expect((await legalRule(base.ctx(), "mfc.repeat", years, "2023-11-02")).value.years).toBe(10);
    expect((await legalRule(base.ctx(), "mfc.repeat", years, "2023-11-03")).value.years).toBe(5);
    const duty = await legalRule(base.ctx(), "court.duty", z.object({ kopecks: z.int() }));
    expect(duty).toMatchObject({ value: { kopecks: 50_000_000 }, mark: "V1", article: "127-ФЗ, ст. 213.4 п. 1" });
  });

  it("refuses where no rule holds, and what is not of the asked shape", async () => {
    const shape = z.object({ text: z.string(), minShare: z.number() });
    await expect(legalRule(base.ctx(), "advertising.warning", shape, "2025-12-31")).rejects.toMatchObject({
      reason: "no-legal-rule",
    });
    await expect(legalRule(base.ctx(), "advertising.warnings", shape)).rejects.toMatchObject({
      reason: "no-legal-rule",
    });
    await expect(legalRule(base.ctx(), "court.duty", shape)).rejects.toBeInstanceOf(z.ZodError);
  });

  it("holds the words and numbers that the public page needs", async () => {
    const warning = await legalRule(
      base.ctx(),
      "advertising.warning",
      z.object({ text: z.string(), minShare: z.number() }),
    );
    expect(warning.value).toEqual({
      text: "Банкротство влечет негативные последствия, в том числе ограничения на получение кредита и повторное банкротство в течение пяти лет. Предварительно обратитесь к своему кредитору и в МФЦ.",
      minShare: 0.07,
    });
    const limits = await legalRule(base.ctx(), "mfc.limits", z.object({ minKopecks: z.int(), maxKopecks: z.int() }));
    expect(limits.value).toEqual({ minKopecks: 2_500_000, maxKopecks: 100_000_000 });
    expect((await legalRule(base.ctx(), "court.deposit", z.object({ kopecks: z.int() }))).value.kopecks).toBe(
      2_500_000,
    );
    const { words } = (await legalRule(base.ctx(), "advertising.stop-words", z.object({ words: z.array(z.string()) })))
      .value;
    expect(words).toContain("спишем все долги");
  });

  it("never rules twice on one day", () => {
    for (const one of shippedRules) {
      const others = shippedRules.filter((rule) => rule !== one && rule.code === one.code);
      const day = one.from;
      const same = others.filter((rule) => rule.from <= day && (rule.to === undefined || rule.to >= day));
      expect(same, `${one.code} ${day}`).toEqual([]);
    }
  });

  it("keeps what is not confirmed apart by its mark", () => {
    for (const code of [
      "retention.applications",
      "retention.recordings",
      "messages.hours",
      "advertising.stop-words",
      "court.state-duty",
    ]) {
      expect(shippedRules.find((rule) => rule.code === code)?.mark, code).toBe("C");
    }
  });

  it("leaves a row that a person edited when the program starts again", async () => {
    const db = base.app.database.db;
    const count = async () => (await db.selectFrom("legal_rules").select("id").execute()).length;
    const before = await count();
    await db
      .updateTable("legal_rules")
      .set({ value: JSON.stringify({ years: 7 }) })
      .where("code", "=", "retention.recordings")
      .execute();
    await db.updateTable("calendar_days").set({ kind: "work" }).where("day", "=", "2026-11-04").execute();
    await installLaw(base.ctx());
    expect(await count()).toBe(before);
    expect((await legalRule(base.ctx(), "retention.recordings", z.object({ years: z.int() }))).value.years).toBe(7);
    expect(
      await db.selectFrom("calendar_days").select("kind").where("day", "=", "2026-11-04").executeTakeFirst(),
    ).toEqual({ kind: "work" });
    await db.updateTable("calendar_days").set({ kind: "off" }).where("day", "=", "2026-11-04").execute();
  });
});

describe("the firm's texts", () => {
  it.each(["consent.personal-data", "consent.advertising", "policy.personal-data"])(
    "%s stands in its present edition",
    async (code) => {
      const text = await datedText(base.ctx(), code);
      expect(text.version).toBe("2026-11-1");
      expect(text.body).toContain("{{firm.legalName}}");
      expect(text.body.length).toBeGreaterThan(1000);
      await expect(datedText(base.ctx(), code, "2025-12-31")).rejects.toMatchObject({ reason: "no-dated-text" });
    },
  );

  it("are given by the day: a later edition does not change what was agreed before", async () => {
    await base.app.database.db
      .insertInto("dated_texts")
      .values({
        code: "consent.advertising",
        version: "2026-12-1",
        title: "Согласие",
        body: "Новое",
        in_force_from: "2026-12-01",
      })
      .execute();
    expect((await datedText(base.ctx(), "consent.advertising", "2026-11-30")).version).toBe("2026-11-1");
    expect((await datedText(base.ctx(), "consent.advertising", "2026-12-01")).version).toBe("2026-12-1");
  });
});
