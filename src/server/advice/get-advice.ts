import type { getAdvice as endpoint } from "../../api/advice.ts";
import type { AnswerOf } from "../../api/endpoint.ts";
import { recordRead } from "../audit/index.ts";
import { cardPlace } from "../automation/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { notFound } from "../kernel/errors.ts";
import { judgeClient } from "./judge-client.ts";
import { signatureOf } from "./signature.ts";

type Reply = AnswerOf<typeof endpoint>;

export async function getAdvice(ctx: Ctx, matterId: number): Promise<Reply> {
  const place = await cardPlace(ctx, matterId);
  if (!place) throw notFound("matter");
  const { clientId } = place;
  await recordRead(ctx, { clientId, what: "card", quietMinutes: 10 });
  const { advice, answers } = await judgeClient(ctx, clientId);
  return { clientId, advice, answers: { ...answers }, records: await recordsOf(ctx, matterId) };
}

async function recordsOf(ctx: Ctx, matterId: number): Promise<Reply["records"]> {
  const rows = await ctx.db
    .selectFrom("advice_records as r")
    .innerJoin("users as a", "a.id", "r.author_id")
    .leftJoin("users as h", "h.id", "r.agreed_by")
    .selectAll("r")
    .select(["a.name as authorName", "h.name as agreedName"])
    .where("r.matter_id", "=", matterId)
    .orderBy("r.id", "desc")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    day: row.day,
    route: row.route,
    reason: row.reason,
    author: { id: row.author_id, name: row.authorName },
    at: row.at,
    sha256: row.sha256,
    isIntact: row.sha256 === signatureOf(signedOf(row)),
    needsHead: row.needs_head,
    agreedBy: row.agreed_by !== null && row.agreedName !== null ? { id: row.agreed_by, name: row.agreedName } : null,
    agreedAt: row.agreed_at,
    outdatedAt: row.outdated_at,
    outdatedBy: row.outdated_by,
  }));
}

type Row = { matter_id: number; client_id: number; author_id: number } & Pick<
  Parameters<typeof signatureOf>[0],
  "day" | "inputs" | "advice" | "route" | "reason" | "at"
>;

const signedOf = ({ matter_id, client_id, author_id, day, inputs, advice, route, reason, at }: Row) => ({
  matterId: matter_id,
  clientId: client_id,
  authorId: author_id,
  day,
  inputs,
  advice,
  route,
  reason,
  at,
});
