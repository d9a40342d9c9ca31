import { z } from "zod";
import { defineRobot, field, option } from "../../automation/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { enqueue } from "../../kernel/events.ts";
import { sendForSignatureJob } from "../job-names.ts";

export const requestSignature = defineRobot({
  name: "documents.send-for-signature",
  title: ["Отправить документ на подпись", "Send a document for signature"],
  help: [
    "Выпускает последний документ вида и шлёт клиенту СМС со ссылкой: прочитать и подписать кодом.",
    "Makes the latest paper of the kind final and texts the client a link: to read it and to sign by a code.",
  ],
  group: "client",
  icon: "signature",
  fields: [
    field("kind", "document-kind", ["Документ", "Document"], { isRequired: true }),
    field("what", "select", ["Что сделает клиент", "What the client is to do"], {
      options: [option("sign", "Подпишет кодом", "Sign by a code"), option("read", "Только прочитает", "Only read it")],
    }),
    field("days", "number", ["Ссылка действует, дней", "Days the link is open"]),
  ],
  params: z.object({
    kind: z.string().min(1).max(60),
    what: z.enum(["sign", "read"]).default("sign"),
    days: z.int().min(1).max(90).default(14),
  }),
  isClientFacing: true,
  effect: () => ({ kind: "message" }),
  results: [{ name: "documentId", title: "Документ (номер)", titleEn: "The paper (id)", kind: "number" }],
  async run(ctx, { card, params, onceKey }) {
    const documentId = await latestOf(ctx, card.matterId, params.kind);
    if (documentId === null) throw refused("no-document");
    enqueue(ctx, sendForSignatureJob, {
      documentId,
      days: params.days,
      asksSignature: params.what === "sign",
      runId: card.runId,
      onceKey,
    });
    return { documentId };
  },
});

async function latestOf(ctx: Ctx, matterId: number, kind: string): Promise<number | null> {
  const row = await ctx.db
    .selectFrom("documents")
    .select("id")
    .where("matter_id", "=", matterId)
    .where("kind", "=", kind)
    .where("status", "not in", ["cancelled", "signed"])
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}
