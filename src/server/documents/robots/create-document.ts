import { z } from "zod";
import { defineRobot, field } from "../../automation/index.ts";
import { enqueue } from "../../kernel/events.ts";
import { makeOrderedJob } from "../job-names.ts";
import { usableTemplate } from "../templates/store.ts";

const WAIT_MS = 30 * 86_400_000;

export const createDocument = defineRobot({
  name: "documents.create-document",
  title: ["Составить документ", "Make a document"],
  help: [
    "Составляет документ по шаблону, например договор, и кладёт его на диск клиента. Не хватает данных — ставит задачу со списком и ждёт документа.",
    "Makes a paper by a template, a contract for example, and puts it on the client's disk. Where facts are missing, sets a task with the list and waits for the paper.",
  ],
  group: "client",
  icon: "file-text",
  fields: [
    field("kind", "document-kind", ["Документ", "Document"], { isRequired: true }),
    field("isFinal", "switch", ["Сразу выпустить с номером", "Make it final at once"]),
  ],
  params: z.object({ kind: z.string().min(1).max(60), isFinal: z.boolean().default(false) }),
  effect: () => ({ kind: "other", emits: ["document.created"] }),
  results: [{ name: "came", title: "Документ составлен", titleEn: "The paper was made", kind: "flag" }],
  async run(ctx, { card, params, onceKey }) {
    await usableTemplate(ctx, { kind: params.kind });
    enqueue(ctx, makeOrderedJob, {
      clientId: card.clientId,
      matterId: card.matterId,
      ...params,
      extra: {},
      runId: card.runId,
      onceKey,
    });
    // The file is made outside of this transaction; robots below it wait for the paper itself.
    const trigger = params.isFinal ? "documents.document-finalised" : "documents.document-created";
    return { await: { trigger, params: { kind: params.kind }, until: new Date(ctx.now.getTime() + WAIT_MS) } };
  },
  preview: async (ctx, { params }) => (await usableTemplate(ctx, { kind: params.kind })).title,
});
