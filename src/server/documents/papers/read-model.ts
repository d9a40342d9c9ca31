import type { PaperExtra } from "../../../api/documents.ts";
import { matterFacts, type MatterFactName } from "../../../api/matter-papers.ts";
import { readPaperFacts } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { HouseError, notFound } from "../../kernel/errors.ts";
import { remember } from "../../kernel/remember.ts";
import { readFirm } from "../../kernel/settings.ts";
import { dayOf } from "../../kernel/working-time.ts";
import { z } from "zod";
import { datedText, fillText, legalRule } from "../../law/index.ts";
import { buildModel } from "../model/build-model.ts";
import { lawRules, textCodes } from "../model/data/law-data.ts";
import type { Scope } from "../model/facts.ts";
import type { PaperInput, PaperMatter } from "../model/input.ts";
import type { NameCase } from "../model/names.ts";
import { customLeaves } from "../templates/custom-leaves.ts";

interface About {
  clientId: number;
  matterId: number | null;
  title: string;
  extra: PaperExtra;
}

/** Everything a paper about the client may say, as it is known now; the law by the day of the matter's filing. */
export async function readModel(ctx: Ctx, about: About): Promise<Scope> {
  const firm = await readFirm(ctx);
  const today = dayOf(ctx.now, firm.zone);
  const matter = about.matterId === null ? null : await readMatter(ctx, about.matterId, about.clientId, firm.zone);
  const day = matter?.facts.get("filedOn") ?? today;
  const input: PaperInput = {
    today,
    firm,
    matter,
    title: about.title,
    contract: matter && (await contractOf(ctx, matter.id)),
    extra: about.extra,
    custom: await customLeaves(ctx),
    rules: await remember(ctx, `papers' rules ${day}`, () => rulesOn(ctx, day)),
    texts: await textsOn(ctx, today, firm),
    nameForms: await nameForms(ctx, about.clientId),
  };
  return buildModel(await readPaperFacts(ctx, about.clientId), input);
}

async function readMatter(ctx: Ctx, id: number, clientId: number, zone: string): Promise<PaperMatter> {
  const row = await ctx.db
    .selectFrom("matters as m")
    .leftJoin("users as u", "u.id", "m.responsible_id")
    .select(["m.number", "m.created_at", "u.name"])
    .where("m.id", "=", id)
    .where("m.client_id", "=", clientId)
    .executeTakeFirst();
  if (!row) throw notFound("matter");
  return {
    id,
    number: row.number,
    openedOn: dayOf(row.created_at, zone),
    responsibleName: row.name,
    facts: await matterFactsOf(ctx, id),
  };
}

export async function matterFactsOf(ctx: Ctx, matterId: number): Promise<Map<MatterFactName, string>> {
  const rows = await ctx.db
    .selectFrom("matter_paper_facts")
    .select(["name", "value"])
    .where("matter_id", "=", matterId)
    .execute();
  return new Map(
    matterFacts.flatMap(({ name }) => {
      const row = rows.find((one) => one.name === name);
      return row ? [[name, row.value] as const] : [];
    }),
  );
}

/** The contract that the matter's other papers name. */
async function contractOf(ctx: Ctx, matterId: number): Promise<PaperInput["contract"]> {
  const row = await ctx.db
    .selectFrom("documents")
    .select(["id", "number_text", "finalised_at"])
    .where("matter_id", "=", matterId)
    .where("kind", "=", "contract")
    .where("status", "in", ["final", "sent", "viewed", "signed"])
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row?.number_text || !row.finalised_at) return null;
  return { id: row.id, number: row.number_text, day: dayOf(row.finalised_at, (await readFirm(ctx)).zone) };
}

async function rulesOn(ctx: Ctx, day: string): Promise<Map<string, object>> {
  const found = new Map<string, object>();
  for (const code of new Set(lawRules.map((one) => one.code))) {
    const value = await known(() => legalRule(ctx, code, z.looseObject({}), day));
    // A paper names the article too; where the value has a member of that name, the value speaks.
    if (value) found.set(code, { article: value.article, ...value.value });
  }
  return found;
}

async function textsOn(ctx: Ctx, day: string, firm: PaperInput["firm"]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const code of Object.values(textCodes)) {
    const text = await known(() => datedText(ctx, code, day));
    if (text) found.set(code, fillText(text.body, firm));
  }
  return found;
}

/** A rule or text that is not in the table is a fact not known: the paper that names it is refused, others are made. */
async function known<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof HouseError && error.code === "refused") return null;
    throw error;
  }
}

export async function nameForms(ctx: Ctx, clientId: number): Promise<PaperInput["nameForms"]> {
  const rows = await ctx.db.selectFrom("name_forms").selectAll().where("client_id", "=", clientId).execute();
  const found = new Map<string, Partial<Record<NameCase, string>>>();
  for (const { name, form, value } of rows) found.set(name, { ...found.get(name), [form]: value });
  return found;
}
