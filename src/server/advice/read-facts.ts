import { recordKinds } from "../../api/client-records.ts";
import { readAbsences, readPaperFacts } from "../clients/index.ts";
import { workCalendar } from "../kernel/calendar.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { dayOf } from "../kernel/working-time.ts";
import type { Advice } from "../../api/advice.ts";
import type { Facts } from "./judging/facts/rules.ts";
import { readLaw } from "./read-law.ts";
import "./tables.ts";

/** Fields of the card that some way is judged by: no other goes into a record. */
const judged = [
  "paymentsStoppedOn",
  "isPensioner",
  "employmentStatus",
  "hasChildAllowance",
  "hadBankruptcy",
  "lastBankruptcyEndedOn",
  "isDirector",
  "hasFraudRisk",
] as const;

/** All that the ways are judged by on the firm's today. The caller writes down that the card was read. */
export async function readFacts(ctx: Ctx, clientId: number): Promise<{ facts: Facts; rules: Advice["rules"] }> {
  const calendar = await workCalendar(ctx);
  const day = dayOf(ctx.now, calendar.zone);
  const { law, rules } = await readLaw(ctx, day);
  const { fields, records, debts } = await readPaperFacts(ctx, clientId);
  const absent = await readAbsences(ctx, clientId);
  const known = recordKinds.map((kind) => {
    const rows = records[kind];
    return [kind, rows.length > 0 || absent.has(kind) ? rows : null] as const;
  });
  const facts: Facts = {
    day,
    calendar,
    law,
    fields: Object.fromEntries(judged.map((name) => [name, fields[name]?.value ?? null])),
    // recordKinds are exactly its keys, each with its own kind's rows.
    records: Object.fromEntries(known) as Facts["records"],
    debts:
      debts.length === 0
        ? null
        : debts.map((debt) => ({
            kind: debt.kind,
            creditor: debt.creditor.id === null ? debt.creditor.name : String(debt.creditor.id),
            amountKopecks: debt.amountKopecks,
            penaltyKopecks: debt.penaltyKopecks,
            contractDay: debt.contractDay,
            overdueSince: debt.overdueSince,
          })),
    answers: await readAnswers(ctx, clientId),
  };
  return { facts, rules };
}

async function readAnswers(ctx: Ctx, clientId: number): Promise<Facts["answers"]> {
  const rows = await ctx.db
    .selectFrom("advice_answers")
    .select(["code", "value"])
    .where("client_id", "=", clientId)
    .orderBy("code")
    .execute();
  return Object.fromEntries(rows.map(({ code, value }) => [code, value]));
}
