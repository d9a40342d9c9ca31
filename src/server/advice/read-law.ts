import { z } from "zod";
import type { Advice } from "../../api/advice.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { legalRule } from "../law/index.ts";
import type { Law } from "./judging/facts/rules.ts";

const kopecks = z.looseObject({ kopecks: z.int() });
const years = z.looseObject({ years: z.int() });
const months = z.looseObject({ months: z.int() });
const writ = z.looseObject({ writYears: z.int() });
const range = z.looseObject({ minKopecks: z.int(), maxKopecks: z.int() });

/** The rules in force on the day by which the ways are judged, as numbers and as what is shown and signed. */
export async function readLaw(ctx: Ctx, day: string): Promise<{ law: Law; rules: Advice["rules"] }> {
  const rules: Advice["rules"] = [];
  async function rule<T extends Record<string, unknown>>(code: string, schema: z.ZodType<T>): Promise<T> {
    const { value, article, mark, from } = await legalRule(ctx, code, schema, day);
    rules.push({ code, value, article, mark, from });
    return value;
  }
  const law: Law = {
    mfcLimits: await rule("mfc.limits", range),
    mfcRepeatYears: (await rule("mfc.repeat", years)).years,
    pensionWritYears: (await rule("mfc.ground-pension", writ)).writYears,
    allowanceWritYears: (await rule("mfc.ground-child-allowance", writ)).writYears,
    oldWritYears: (await rule("mfc.ground-old-writ", writ)).writYears,
    dutyKopecks: (await rule("court.duty", kopecks)).kopecks,
    dutyWorkingDays: (await rule("court.duty-term", z.looseObject({ workingDays: z.int() }))).workingDays,
    signs: await rule("court.insolvency-signs", z.looseObject({ unpaidShare: z.number(), unpaidMonths: z.int() })),
    courtRepeatYears: (await rule("court.consequences", z.looseObject({ petitionYears: z.int() }))).petitionYears,
    order: {
      days: (await rule("court-order.objections", z.looseObject({ days: z.int() }))).days,
      inWorkingDays: (await rule("court-order.counting", z.looseObject({ inWorkingDays: z.boolean() }))).inWorkingDays,
    },
    holidays: await rule("credit-holidays.terms", z.looseObject({ consumerKopecks: z.int(), cardKopecks: z.int() })),
    refusalMonths: (await rule("protection.refusal", months)).months,
    limitationYears: (await rule("limitation.term", years)).years,
    lookBackYears: (await rule("papers.look-back", years)).years,
    freshLoanMonths: (await rule("firm.fresh-loan", months)).months,
    costs: {
      mfcKopecks: (await rule("mfc.cost", kopecks)).kopecks,
      dutyKopecks: (await rule("court.state-duty", kopecks)).kopecks,
      managerKopecks: (await rule("court.manager-fee", kopecks)).kopecks,
      notices: noticesOf(await rule("court.notices-cost", range)),
    },
  };
  return { law, rules };
}

const noticesOf = ({ minKopecks, maxKopecks }: { minKopecks: number; maxKopecks: number }) => ({
  min: minKopecks,
  max: maxKopecks,
});
