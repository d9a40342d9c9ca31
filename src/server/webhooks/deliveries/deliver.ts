import { newCtx, type Ctx } from "../../kernel/ctx.ts";
import { HouseError } from "../../kernel/errors.ts";
import { checkBaseUrl } from "../../kernel/outgoing-address.ts";
import { postHook, type PostOutcome } from "../adapters/post-hook.ts";
import { signatureOf } from "../rules.ts";
import { targetById, type TargetRow } from "../targets/store.ts";
import { claimDelivery, type Claimed } from "./claim-delivery.ts";
import { recordDelivery } from "./record-delivery.ts";

/** Claim, call, record: the receiver is called between two transactions, and knows a repetition by its webhook-id. */
export async function deliver(ctx: Ctx, deliveryId: number): Promise<void> {
  const claimed = await claimDelivery(ctx, deliveryId);
  if (!claimed) return;
  const target = await targetById(ctx, claimed.targetId);
  const outcome = await callTarget(ctx, target, claimed);
  // The call may have taken its whole time-out: what follows happens now, not when the job began.
  await recordDelivery(newCtx(ctx.app, ctx.actor, { cause: ctx.cause, log: ctx.log }), claimed, outcome);
}

async function callTarget(ctx: Ctx, target: TargetRow, { externalId: id, body }: Claimed): Promise<PostOutcome> {
  try {
    // The rule was asked when the address was written; the setting of the whole product may have changed since.
    checkBaseUrl(ctx.app.config, target.url);
  } catch (error) {
    if (error instanceof HouseError && error.reason) return { status: null, reason: error.reason };
    throw error;
  }
  const secrets = secretsOf(ctx, target);
  if (secrets.length === 0) return { status: null, reason: "secret-unreadable" };
  const timestamp = Math.floor(ctx.app.clock.now().getTime() / 1000);
  return postHook(
    target.url,
    {
      "content-type": "application/json",
      "user-agent": "Oplot-Webhooks/1",
      "content-length": String(Buffer.byteLength(body)),
      "webhook-id": id,
      "webhook-timestamp": String(timestamp),
      "webhook-signature": secrets.map((secret) => signatureOf(secret, { id, timestamp, body })).join(" "),
    },
    body,
  );
}

function secretsOf(ctx: Ctx, target: TargetRow): string[] {
  const former =
    target.former_secret_until && target.former_secret_until > ctx.now ? target.former_secret_sealed : null;
  return [target.secret_sealed, former].flatMap((sealed) => {
    if (sealed === null) return [];
    try {
      return [ctx.app.secrets.open(sealed)];
    } catch {
      // The only failure here is a key that does not fit: the copy of another installation. It is told by the outcome.
      return [];
    }
  });
}
