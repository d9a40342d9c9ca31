import type { BodyOf } from "../../../api/endpoint.ts";
import type { createLetterTemplate } from "../../../api/mailboxes.ts";
import { factsOf, factText } from "../../automation/index.ts";
import { clientBrief } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { latestOpenMatter } from "../../matters/index.ts";

type Input = BodyOf<typeof createLetterTemplate>;
const MARK = /\{\{\s*([a-z0-9-]+(?:\.[a-z0-9-]+)+)\s*\}\}/g;

export async function listLetterTemplates(ctx: Ctx) {
  return {
    items: await ctx.db
      .selectFrom("letter_templates")
      .select(["id", "name", "subject", "text", "is_on as isOn"])
      .orderBy("id")
      .execute(),
  };
}

const columns = ({ isOn, ...input }: Input) => ({ ...input, is_on: isOn });

export const addLetterTemplate = (ctx: Ctx, input: Input) =>
  inTx(ctx, async (ctx) => {
    const { id } = await ctx.db
      .insertInto("letter_templates")
      .values(columns(input))
      .returning("id")
      .executeTakeFirstOrThrow();
    await emit(ctx, "template.changed", { subjectId: id }, { templateId: id });
    return { id, ...input };
  });

export const updateLetterTemplate = (ctx: Ctx, id: number, input: Input) =>
  inTx(ctx, async (ctx) => {
    const row = await ctx.db
      .updateTable("letter_templates")
      .set(columns(input))
      .where("id", "=", id)
      .returning("id")
      .executeTakeFirst();
    if (!row) throw notFound("letter template");
    await emit(ctx, "template.changed", { subjectId: id }, { templateId: id });
    return { id, ...input };
  });

/** The template in words for this card. What has no value is named: the writer fills it himself. */
export async function fillLetterTemplate(
  ctx: Ctx,
  who: { clientId: number; templateId: number; matterId?: number | undefined },
) {
  const row = await ctx.db
    .selectFrom("letter_templates")
    .selectAll()
    .where("id", "=", who.templateId)
    .executeTakeFirst();
  if (!row) throw notFound("letter template");
  await clientBrief(ctx, who.clientId);
  const matterId = who.matterId ?? (await latestOpenMatter(ctx, who.clientId));
  return fillWords(ctx, { clientId: who.clientId, matterId }, { subject: row.subject, text: row.text });
}

/** Facts in place of their marks. */
export async function fillWords(
  ctx: Ctx,
  card: { clientId: number; matterId: number | null },
  words: { subject: string; text: string },
): Promise<{ subject: string; text: string; missing: string[] }> {
  const names = [...new Set([...`${words.subject}\n${words.text}`.matchAll(MARK)].map(([, name = ""]) => name))];
  const facts =
    names.length === 0 || card.matterId === null
      ? await plainFacts(ctx, card.clientId, names)
      : await factsOf(ctx, { clientId: card.clientId, matterId: card.matterId }, names);
  const of = (name: string) => factText(name, facts[name] ?? null);
  const fill = (text: string) => text.replaceAll(MARK, (_mark, name: string) => of(name));
  return {
    subject: fill(words.subject),
    text: fill(words.text),
    missing: names.filter((name) => of(name).trim() === ""),
  };
}

/** Without a matter there is no card; the client himself is still known. */
async function plainFacts(
  ctx: Ctx,
  clientId: number,
  names: readonly string[],
): Promise<Record<string, string | null>> {
  if (names.length === 0) return {};
  const client = await clientBrief(ctx, clientId);
  return { "client.name": client.name, "client.first-name": client.firstName, "client.city": client.city };
}
