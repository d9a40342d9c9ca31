import { lockClient } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { invalid, refused } from "../../kernel/errors.ts";
import { readFirm } from "../../kernel/settings.ts";
import { inTx } from "../../kernel/tx.ts";
import { takeUploads } from "../../uploads/index.ts";
import { keptFiles } from "../outgoing/files-rules.ts";
import { climb, type Climbed } from "./climb.ts";
import { ladderOf } from "./rules.ts";

export interface ToSay {
  clientId: number;
  matterId: number | null;
  text: string;
  subject: string;
  /** For WhatsApp when its window is closed. */
  templateCode: string | null;
  templateVariables?: Record<string, string> | undefined;
  /** As the template also while free text may be sent. */
  templateFirst?: boolean | undefined;
  uploadIds?: readonly number[] | undefined;
  /** The default policy unless told. */
  policyCode?: string | undefined;
  /** The same key is the same message. */
  onceKey: string;
}

export const DEFAULT_POLICY = "default";

// no event: queueMessage tells of what goes, climb of what cannot
/** Says it by the channel the client chose, else in the policy's order: the first by which he may and can be reached. */
export const sendByPolicy = (ctx: Ctx, input: ToSay): Promise<Climbed & { policyMessageId: number }> =>
  inTx(ctx, async (ctx) => {
    const client = await lockClient(ctx, input.clientId);
    const known = await ctx.db
      .selectFrom("policy_messages")
      .leftJoin("messages", "messages.id", "policy_messages.message_id")
      .leftJoin("connections", "connections.id", "messages.connection_id")
      .select(["policy_messages.id as policyMessageId", "message_id as messageId", "connections.channel"])
      .where("policy_messages.once_key", "=", input.onceKey)
      .executeTakeFirst();
    if (known) return known;
    const policy = await policyNamed(ctx, input.policyCode || DEFAULT_POLICY);
    const files = await takeUploads(ctx, input.uploadIds ?? []);
    if (input.text.trim() === "" && files.length === 0) throw invalid({ text: "required" });
    const order = (await readFirm(ctx)).channelOrder;
    const row = await ctx.db
      .insertInto("policy_messages")
      .values({
        client_id: input.clientId,
        matter_id: input.matterId,
        once_key: input.onceKey,
        text: input.text,
        subject: input.subject,
        template_code: input.templateCode,
        template_variables: input.templateVariables ? JSON.stringify(input.templateVariables) : null,
        template_first: input.templateFirst ?? false,
        files: JSON.stringify(keptFiles(files)),
        policy_id: policy?.id ?? null,
        steps: JSON.stringify(ladderOf(policy?.steps ?? [], order, client.message_channel)),
        call_task: policy?.call_task ?? true,
        cost_limit_kopecks: policy?.cost_limit_kopecks ?? null,
        author_kind: ctx.actor.kind,
        author_id: ctx.actor.id,
        state: "going",
        created_at: ctx.now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return { policyMessageId: row.id, ...(await climb(ctx, row)) };
  });

/** A policy that a rule names must be there; the firm's usual one may have been removed and then is the firm's order. */
async function policyNamed(ctx: Ctx, code: string) {
  const policy = await ctx.db
    .selectFrom("delivery_policies")
    .selectAll()
    .where("code", "=", code)
    .where("is_on", "=", true)
    .executeTakeFirst();
  if (!policy && code !== DEFAULT_POLICY) throw refused("no-policy", { policy: code });
  return policy;
}
