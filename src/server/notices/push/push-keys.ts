import { z } from "zod";
import type { Ctx } from "../../kernel/ctx.ts";
import { remember } from "../../kernel/remember.ts";

const KEY = "push";
const Kept = z.object({ publicKey: z.string(), sealedPrivateKey: z.string() });

export interface PushKeys {
  publicKey: string;
  privateKey: string;
}

/** The firm's pair by which push services know us (VAPID, RFC 8292): made once, its private half sealed. */
export async function pushKeys(ctx: Ctx): Promise<PushKeys> {
  const { publicKey, sealedPrivateKey } = await remember(ctx, KEY, async () => (await kept(ctx)) ?? makeKeys(ctx));
  return { publicKey, privateKey: ctx.app.secrets.open(sealedPrivateKey) };
}

async function kept(ctx: Ctx): Promise<z.infer<typeof Kept> | null> {
  const row = await ctx.db.selectFrom("settings").select("value").where("key", "=", KEY).executeTakeFirst();
  return row ? Kept.parse(row.value) : null;
}

/** Of two processes that make them at once one keeps, and both read the same. */
async function makeKeys(ctx: Ctx): Promise<z.infer<typeof Kept>> {
  const { default: webPush } = await import("web-push");
  const { publicKey, privateKey } = webPush.generateVAPIDKeys();
  await ctx.db
    .insertInto("settings")
    .values({
      key: KEY,
      value: JSON.stringify({ publicKey, sealedPrivateKey: ctx.app.secrets.seal(privateKey) }),
      changed_at: ctx.now,
    })
    .onConflict((oc) => oc.doNothing())
    .execute();
  const made = await kept(ctx);
  if (!made) throw new Error("the keys of web push were not kept");
  return made;
}
