import { z } from "zod";
import { PaperExtra } from "../../api/documents.ts";
import { defineJob } from "../kernel/ctx.ts";
import { eventById } from "../kernel/event-log.ts";
import { makePdf } from "./papers/make-pdf.ts";
import { noteEdited } from "./papers/note-edited.ts";
import { stampFinal } from "./papers/stamp-final.ts";
import { sweepPapers } from "./papers/sweep-papers.ts";
import { makeOrdered } from "./robots/make-ordered.ts";
import { sendForSignature } from "./robots/send-for-signature.ts";

const ofDocument = z.object({ documentId: z.int() });

/** An office program takes seconds of a whole core: one at a time in a process. */
export const pdfs = defineJob({
  name: "documents.make-pdf",
  data: ofDocument,
  concurrency: 1,
  run: (ctx, { documentId }) => makePdf(ctx, documentId),
});
export const stamps = defineJob({
  name: "documents.stamp-final",
  data: ofDocument,
  run: (ctx, { documentId }) => stampFinal(ctx, documentId),
});
export const edits = defineJob({
  name: "documents.note-edited",
  data: z.object({ eventId: z.int() }),
  async run(ctx, { eventId }) {
    const { nodeId } = z.object({ nodeId: z.int() }).parse((await eventById(ctx, eventId)).data);
    await noteEdited(ctx, nodeId);
  },
});
/** Orders of robots are carried out after their commit, and still in their name. */
export const orders = defineJob({
  name: "documents.make-ordered",
  data: z.object({
    clientId: z.int(),
    matterId: z.int(),
    kind: z.string(),
    isFinal: z.boolean(),
    runId: z.int(),
    extra: PaperExtra,
    onceKey: z.string(),
  }),
  run: (ctx, { runId, ...order }) => makeOrdered({ ...ctx, actor: { kind: "robot", id: runId } }, order),
});
export const signatureRequests = defineJob({
  name: "documents.send-for-signature",
  data: z.object({
    documentId: z.int(),
    days: z.int(),
    asksSignature: z.boolean(),
    runId: z.int(),
    onceKey: z.string(),
  }),
  run: (ctx, { runId, ...request }) => sendForSignature({ ...ctx, actor: { kind: "robot", id: runId } }, request),
});
export const sweep = defineJob({ name: "documents.sweep", data: z.object({}), run: (ctx) => sweepPapers(ctx) });
