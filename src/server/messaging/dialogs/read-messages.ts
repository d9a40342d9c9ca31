import type { z } from "zod";
import type { Message } from "../../../api/messaging.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { notFound } from "../../kernel/errors.ts";
import { nameOfFile } from "../outgoing/files-rules.ts";
import { canResend } from "../rules.ts";
import type { MessagePayload } from "../tables.ts";

export type MessageView = z.input<typeof Message>;

export async function readMessage(ctx: Ctx, id: number): Promise<MessageView> {
  const [message] = await readMessages(ctx, [id]);
  if (!message) throw notFound("message");
  return message;
}

/** Messages as people read them, in the order of their ids; the words of an error come from the table of codes. */
export async function readMessages(ctx: Pick<Ctx, "db">, ids: readonly number[]): Promise<MessageView[]> {
  if (ids.length === 0) return [];
  const rows = await messagesWithWords(ctx, ids);
  return rows.map((row) => ({
    id: row.id,
    channel: row.channel,
    direction: row.direction,
    kind: row.kind,
    body: row.body,
    change: changeOf(row.payload),
    templateName: row.template_name,
    files: (row.payload?.media ?? []).map((file, n) => ({
      n,
      name: nameOfFile(file, n),
      type: file.type ?? file.declaredType,
      size: file.size,
      isHere: file.key !== null,
      error: file.error,
    })),
    deliveryId: row.policy_message_id,
    state: row.state,
    errorCode: row.error_code,
    errorClass: row.error_class,
    errorText: row.words ?? row.error_text,
    errorTextEn: row.words_en ?? row.error_text,
    canResend: canResend({
      direction: row.direction,
      state: row.state,
      errorClass: row.error_class,
      isResent: row.resent_id !== null,
    }),
    author: row.author,
    byRobot: row.robot,
    notBefore: row.not_before,
    createdAt: row.created_at,
    sentAt: row.sent_at,
    deliveredAt: row.delivered_at,
    readAt: row.read_at,
  }));
}

const changeOf = (payload: MessagePayload | null): MessageView["change"] =>
  payload?.former || payload?.removedAt
    ? { isRemoved: payload.removedAt !== undefined, former: (payload.former ?? []).map(({ text }) => text) }
    : null;

const messagesWithWords = (ctx: Pick<Ctx, "db">, ids: readonly number[]) =>
  ctx.db
    .selectFrom("messages")
    .innerJoin("connections", "connections.id", "messages.connection_id")
    .leftJoin("message_templates", "message_templates.id", "messages.template_id")
    .leftJoin("messages as resent", "resent.resend_of", "messages.id")
    .leftJoin("policy_steps", "policy_steps.message_id", "messages.id")
    .leftJoin("users", (join) =>
      join.onRef("users.id", "=", "messages.author_id").on("messages.author_kind", "=", "employee"),
    )
    .leftJoin("robot_runs", (join) =>
      join.onRef("robot_runs.id", "=", "messages.author_id").on("messages.author_kind", "=", "robot"),
    )
    .leftJoin("provider_errors", (join) =>
      join
        .onRef("provider_errors.code", "=", "messages.error_code")
        .on((eb) =>
          eb.or([
            eb("provider_errors.kind", "=", eb.ref("connections.kind")),
            eb("provider_errors.kind", "=", "oplot"),
          ]),
        ),
    )
    .select([
      "messages.id",
      "connections.channel",
      "messages.direction",
      "messages.kind",
      "messages.body",
      "messages.payload",
      "policy_steps.policy_message_id",
      "messages.state",
      "messages.error_code",
      "messages.error_class",
      "messages.error_text",
      "messages.not_before",
      "messages.created_at",
      "messages.sent_at",
      "messages.delivered_at",
      "messages.read_at",
      "message_templates.name as template_name",
      "resent.id as resent_id",
      "users.name as author",
      "robot_runs.title as robot",
      "provider_errors.text as words",
      "provider_errors.text_en as words_en",
    ])
    .where("messages.id", "in", ids)
    .orderBy("messages.id")
    .execute();
