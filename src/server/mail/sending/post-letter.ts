import { newCtx, systemActor, type App, type Ctx } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import type { SendEnd } from "../adapters/smtp.ts";
import { queueLetter } from "./queue-letter.ts";
import { sendLetter } from "./send-letter.ts";

interface OurLetter {
  mailboxId: number;
  to: string;
  subject: string;
  text: string;
  /** The sender's own name of it: the same name is the same letter, and goes once. */
  ourId: string;
  clientId: number;
  matterId: number | null;
}

export type PostOutcome =
  | { kind: "accepted"; externalId: string; state: "sent" }
  | { kind: "rejected"; class: "retryable" | "address" | "content" | "configuration"; code: string; text: string }
  | { kind: "unknown"; reason: string };

/** Sends a letter now for a slice that has its own queue, retries and words: for messaging's channel of e-mail. */
export async function postLetter(app: App, letter: OurLetter): Promise<PostOutcome> {
  const ctx = newCtx(app, systemActor);
  try {
    const { id } = await queueLetter(ctx, { ...letter, to: [letter.to], onceKey: `our ${letter.ourId}` });
    // A try that waited for its moment is tried now: the caller has waited himself.
    await ctx.db
      .updateTable("letters")
      .set({ not_before: ctx.now })
      .where("id", "=", id)
      .where("state", "=", "retry")
      .execute();
    const end = await sendLetter(ctx, id);
    return end ? outcomeOf(end, id) : await standing(ctx, id);
  } catch (error) {
    if (!(error instanceof HouseError)) throw error;
    const isSetting = error.code === "not-found" || error.reason === "mailbox-off";
    return {
      kind: "rejected",
      class: isSetting ? "configuration" : "content",
      code: error.reason ?? error.code,
      text: error.message,
    };
  }
}

const idOf = (id: number): string => `letter-${id}`;

function outcomeOf(end: SendEnd, id: number): PostOutcome {
  if (end.kind === "sent") return { kind: "accepted", externalId: idOf(id), state: "sent" };
  if (end.kind === "unknown") return end;
  return { kind: "rejected", class: end.class, code: end.code, text: end.text };
}

/** It was not sent this time: it had gone before, or may not go. */
async function standing(ctx: Ctx, id: number): Promise<PostOutcome> {
  const row = await ctx.db
    .selectFrom("letters")
    .select(["state", "error_code", "error_text"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const code = row.error_code ?? "not-sent";
  const text = row.error_text ?? "";
  if (row.state === "sent" || row.state === "appended")
    return { kind: "accepted", externalId: idOf(id), state: "sent" };
  if (row.state === "failed" || row.state === "cancelled") return { kind: "rejected", class: "content", code, text };
  if (row.state === "queued" || row.state === "retry") return { kind: "rejected", class: "retryable", code, text };
  return { kind: "unknown", reason: text || "it is being sent" };
}
