import { findOrCreateByPhone, lockClient, normalPhone } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid } from "../../kernel/errors.ts";
import { openMatter } from "../../matters/index.ts";
import { textAt } from "../rules.ts";
import type { SourceRow } from "../sources/store.ts";

export interface FoundCard {
  clientId: number;
  matterId: number;
  isNew: boolean;
}

/** The card that the body names, by the source's rule; opened when the rule says so; else null. */
export async function findCard(ctx: Ctx, source: SourceRow, body: unknown): Promise<FoundCard | null> {
  const found = await known(ctx, source, body);
  if (found) {
    await lockClient(ctx, found.clientId);
    return { ...found, isNew: false };
  }
  return source.lookup.absent === "open" ? open(ctx, source, body) : null;
}

async function known(ctx: Ctx, source: SourceRow, body: unknown): Promise<Omit<FoundCard, "isNew"> | null> {
  const { by, path } = source.lookup;
  const text = textAt(body, path);
  if (text === null || text === "") return null;
  const cards = ctx.db
    .selectFrom("matters as m")
    .select(["m.id as matterId", "m.client_id as clientId"])
    .where("m.pipeline_id", "=", source.pipeline_id)
    .orderBy("m.id", "desc")
    .limit(1);
  if (by === "phone") {
    const phone = normalPhone(text);
    if (!phone) return null;
    const row = await cards
      .innerJoin("client_phones as p", "p.client_id", "m.client_id")
      .where("p.phone", "=", phone)
      .where("m.is_open", "=", true)
      .executeTakeFirst();
    return row ?? null;
  }
  // The number may be written as people see it, "№ 1042"; past 15 digits it is nobody's.
  const number = /^[№#\s]*(\d{1,15})$/.exec(text)?.[1];
  if (number === undefined) return null;
  const row = await (
    by === "matter-number"
      ? cards.where("m.number", "=", Number(number))
      : cards.where("m.client_id", "=", Number(number)).where("m.is_open", "=", true)
  ).executeTakeFirst();
  return row ?? null;
}

/** The person of the body asks for help: his card is opened, or the one he has already in the pipeline is taken. */
async function open(ctx: Ctx, source: SourceRow, body: unknown): Promise<FoundCard> {
  const { phonePath, namePath } = source.lookup;
  const phone = phonePath === undefined ? null : textAt(body, phonePath);
  if (!phone || !normalPhone(phone)) throw invalid({ phone: "phone" });
  const name = (namePath && textAt(body, namePath)) || phone;
  const client = await findOrCreateByPhone(ctx, { phone, name: name.slice(0, 200), source: "webhook" });
  const own = await ctx.db
    .selectFrom("matters")
    .select("id")
    .where("client_id", "=", client.id)
    .where("pipeline_id", "=", source.pipeline_id)
    .where("is_open", "=", true)
    .orderBy("id", "desc")
    .executeTakeFirst();
  if (own) return { clientId: client.id, matterId: own.id, isNew: false };
  const matter = await openMatter(ctx, { clientId: client.id, pipelineId: source.pipeline_id, source: "webhook" });
  return { clientId: client.id, matterId: matter.id, isNew: true };
}
