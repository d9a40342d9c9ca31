import type { Ctx } from "../../kernel/ctx.ts";
import { choicesOf } from "../choices.ts";
import { kindOf } from "../rules.ts";
import type { NoticeKind } from "../../../api/notices.ts";

export interface DigestRow {
  kind: NoticeKind;
  text: string;
}

const MOST = 500;

/** What of a span is unread and wanted in the letter, oldest first. */
export async function digestRows(ctx: Ctx, span: { userId: number; since: Date; until: Date }): Promise<DigestRow[]> {
  const wanted = new Set((await choicesOf(ctx, span.userId)).flatMap(({ kind, digest }) => (digest ? [kind] : [])));
  const rows = await ctx.db
    .selectFrom("notices")
    .select(["kind", "text", "data"])
    .where("user_id", "=", span.userId)
    .where("at", ">", span.since)
    .where("at", "<=", span.until)
    .where("read_at", "is", null)
    .orderBy("id")
    .limit(MOST)
    .execute();
  return rows.flatMap(({ kind, text, data }) => {
    const group = kindOf(kind);
    const words = text || [data["title"], data["text"]].find((one) => typeof one === "string");
    return wanted.has(group) ? [{ kind: group, text: typeof words === "string" ? words : "" }] : [];
  });
}
