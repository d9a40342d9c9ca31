import { noticeKinds } from "../../../api/notices.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { readFirm } from "../../kernel/settings.ts";
import { showsText } from "../choices.ts";
import { pushTitles } from "../push/push-words-data.ts";
import { digestRows, type DigestRow } from "./digest-rows.ts";

/** What a letter shows of one kind. */
const LINES = 20;

/** The morning letter in its reader's language; words of the notices only if he asked for them outside the product. */
export async function digestLetter(ctx: Ctx, digestId: number): Promise<{ to: string; subject: string; text: string }> {
  const digest = await ctx.db
    .selectFrom("digests as d")
    .innerJoin("users as u", "u.id", "d.user_id")
    .select(["d.user_id", "d.since", "d.until", "u.login", "u.locale"])
    .where("d.id", "=", digestId)
    .executeTakeFirst();
  if (!digest) throw notFound("digest");
  const { login, locale, since, until, user_id: userId } = digest;
  const rows = await digestRows(ctx, { userId, since, until });
  const withText = await showsText(ctx, userId);
  const { name } = await readFirm(ctx);
  const ru = locale === "ru";
  const head = ru ? `Непрочитанного за это время: ${rows.length}` : `Unread in this time: ${rows.length}`;
  const foot = `${ru ? "Открыть" : "Open"}: ${ctx.app.config.PUBLIC_URL}/app`;
  const why = ru
    ? "Письмо выбрано в вашем профиле, там же его можно выключить."
    : "You chose this letter in your profile and may switch it off there.";
  return {
    to: login,
    subject: ru ? `${name}: новости к утру (${rows.length})` : `${name}: news of the morning (${rows.length})`,
    text: [head, ...partsOf(rows, ru ? 0 : 1, withText), foot, why].join("\n\n"),
  };
}

function partsOf(rows: readonly DigestRow[], language: 0 | 1, withText: boolean): string[] {
  return noticeKinds.flatMap((kind) => {
    const own = rows.filter((row) => row.kind === kind);
    if (own.length === 0) return [];
    const lines = withText ? own.map(({ text }) => text).filter((text) => text !== "") : [];
    const more = lines.length - LINES;
    return [
      [
        `${pushTitles[kind][language]}: ${own.length}`,
        ...lines.slice(0, LINES).map((line) => `- ${line}`),
        ...(more > 0 ? [`- … +${more}`] : []),
      ].join("\n"),
    ];
  });
}
