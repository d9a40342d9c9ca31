import { z } from "zod";
import { defineRobot, field, option } from "../../automation/index.ts";
import { packageKinds } from "../../../api/requests.ts";
import { refused } from "../../kernel/errors.ts";
import { createRequest } from "./create-request.ts";
import { listPapers } from "./list-papers.ts";

export const kindOptions = [
  option("court", "Суд", "Court"),
  option("mfc", "МФЦ", "MFC"),
  option("protection", "Защита от взыскателей", "Protection from collectors"),
];

export const requestChecklist = defineRobot({
  name: "documents.request-checklist",
  title: ["Запросить документы", "Request documents"],
  help: [
    "Составляет список документов по данным клиента, например для суда, и шлёт СМС со ссылкой, по которой их присылают.",
    "Lists the papers by the client's facts, for the court for example, and texts a link by which they are sent.",
  ],
  group: "client",
  icon: "list-check",
  fields: [
    field("kind", "select", ["Для чего", "What for"], { isRequired: true, options: kindOptions }),
    field("days", "number", ["Ссылка действует, дней", "Days the link is open"]),
  ],
  params: z.object({ kind: z.enum(packageKinds), days: z.int().min(1).max(90).default(14) }),
  isClientFacing: true,
  effect: () => ({ kind: "message" }),
  results: [{ name: "papers", title: "Запрошено документов", titleEn: "Papers requested", kind: "number" }],
  async run(ctx, { card, params, onceKey }) {
    await listPapers(ctx, card.matterId, params.kind);
    const rows = await ctx.db
      .selectFrom("paper_items")
      .select("id")
      .where("matter_id", "=", card.matterId)
      .where("off_by", "is", null)
      .where("state", "in", ["needed", "requested", "rejected"])
      .execute();
    if (rows.length === 0) throw refused("nothing-to-ask");
    const sent = await ctx.db
      .selectFrom("paper_requests")
      .select("id")
      .where("once_key", "=", onceKey)
      .executeTakeFirst();
    const itemIds = rows.map(({ id }) => id);
    if (!sent) await createRequest(ctx, { matterId: card.matterId, itemIds, days: params.days, send: true, onceKey });
    return { papers: rows.length };
  },
});
