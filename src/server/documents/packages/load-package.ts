import { z } from "zod";
import type { Ctx } from "../../kernel/ctx.ts";
import { readPaperFacts, type PaperFacts } from "../../clients/index.ts";
import { workCalendar } from "../../kernel/calendar.ts";
import { HouseError, notFound } from "../../kernel/errors.ts";
import { hoursOf } from "../../kernel/working-time.ts";
import { legalRule } from "../../law/index.ts";
import { matterFactsOf } from "../papers/read-model.ts";
import { lookOn } from "../requests/shelves.ts";
import { today } from "../requests/store.ts";
import { namesOthers } from "./attachments.ts";
import { askedParts } from "./asked-parts.ts";
import { checkPackage, type LawOfDay, type Problem } from "./check.ts";
import type { LoadedPart } from "./loaded-part.ts";
import { madeParts } from "./made-parts.ts";

export type PackageRow = Awaited<ReturnType<typeof packageById>>;

export async function packageById(ctx: Ctx, id: number) {
  const row = await ctx.db.selectFrom("packages").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw notFound("package");
  return row;
}

export interface LoadedPackage {
  row: PackageRow;
  /** The main paper first, then attachments by their numbers. */
  parts: LoadedPart[];
  problems: Problem[];
  facts: PaperFacts;
  /** The filing day, or today where none is named. */
  day: string;
}

/** The package as it is on its filing day: every paper judged and the whole checked. */
export async function loadPackage(ctx: Ctx, packageId: number): Promise<LoadedPackage> {
  const row = await packageById(ctx, packageId);
  const now = await today(ctx);
  const day = row.filing_on ?? now;
  const about = { kind: row.kind, clientId: row.client_id, matterId: row.matter_id, day };
  const facts = await readPaperFacts(ctx, row.client_id);
  const look = await lookOn(ctx, day);
  const asked = await askedParts(ctx, about, facts, look);
  const parts = numbered([...(await madeParts(ctx, about, facts, look)), ...asked.parts]);
  const problems = checkPackage({
    kind: row.kind,
    parts,
    facts,
    today: now,
    filingOn: row.filing_on,
    unknown: uniqueFields(asked.unknown),
    isWorkingDay: hoursOf(day, await workCalendar(ctx)) !== null,
    law: await lawOf(ctx, row, parts, {
      day,
      now,
    }),
  });
  return { row, parts, problems, facts, day };
}

/** A field decides over several papers, and is asked for once. */
const uniqueFields = <T extends { field: string }>(unknown: readonly T[]): T[] => [
  ...new Map(unknown.map((one) => [one.field, one])).values(),
];

/** Optional papers that are not there take no number. */
function numbered(parts: readonly LoadedPart[]): LoadedPart[] {
  let last = 0;
  const all = parts
    .toSorted((a, b) => Number(b.isMain) - Number(a.isMain) || a.place - b.place)
    .map((part) => {
      const counts = !part.isMain && (part.isRequired || part.state !== "absent");
      return counts ? { ...part, attachment: (last += 1) } : part;
    });
  return all.map((part) =>
    part.isMain && part.state === "present" && namesOthers(part.names, all)
      ? { ...part, state: part.isHandEdited ? "wrong" : "old", reason: "attachments-changed" }
      : part,
  );
}

const Kopecks = z.object({ kopecks: z.int() });
const Deposit = Kopecks.extend({ when: z.string().default("") });
const Limits = z.object({ minKopecks: z.int(), maxKopecks: z.int() });

async function lawOf(
  ctx: Ctx,
  row: PackageRow,
  parts: readonly LoadedPart[],
  { day, now }: { day: string; now: string },
): Promise<LawOfDay> {
  const matter = await matterFactsOf(ctx, row.matter_id);
  const duty = await ruleOn(ctx, "court.state-duty", Kopecks, day);
  const deposit = await ruleOn(ctx, "court.deposit", Deposit, day);
  return {
    stateDuty: duty && { kopecks: duty.value.kopecks, isSure: duty.mark !== "C" },
    deposit: deposit && {
      kopecks: deposit.value.kopecks,
      isAfterAcceptance: deposit.value.when === "after-acceptance",
    },
    acceptedOn: matter.get("acceptedOn") ?? null,
    depositPaidOn: matter.get("depositPaidOn") ?? null,
    mfc: (await ruleOn(ctx, "mfc.limits", Limits, day))?.value ?? null,
    changed: await changedRules(ctx, parts, { day, madeBy: matter.get("filedOn") ?? now }),
  };
}

/** Papers take the law of the day they are made by; on the filing day it may be another. */
async function changedRules(
  ctx: Ctx,
  parts: readonly LoadedPart[],
  { day, madeBy }: { day: string; madeBy: string },
): Promise<string[]> {
  const codes = new Set(parts.flatMap(({ used }) => used.flatMap((fact) => (fact.where === "law" ? [fact.name] : []))));
  const changed: string[] = [];
  for (const code of codes) {
    const then = await ruleOn(ctx, code, z.unknown(), day);
    const made = await ruleOn(ctx, code, z.unknown(), madeBy);
    if (JSON.stringify(then?.value) !== JSON.stringify(made?.value)) changed.push(code);
  }
  return changed;
}

async function ruleOn<T>(ctx: Ctx, code: string, schema: z.ZodType<T>, day: string) {
  try {
    return await legalRule(ctx, code, schema, day);
  } catch (error) {
    if (error instanceof HouseError && error.reason === "no-legal-rule") return null;
    throw error;
  }
}
