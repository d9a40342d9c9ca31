import { applyNews } from "../../src/server/messaging/index.ts";
import { minutes, type Life, type World } from "./world.ts";

const provider = { kind: "provider" as const, id: null };
const LOOK_EVERY_MINUTES = 300;

/** What phones tell of our messages: most deliver and read, some only deliver, a few are not on the messenger. */
export async function* deliveries(world: World, end: Date): Life {
  let seen = 0;
  while (world.clock.now() < end) {
    const fresh = await world.app.database.db
      .selectFrom("messages")
      .select(["id", "created_at"])
      .where("direction", "=", "out")
      .where("id", ">", seen)
      .where("state", "in", ["accepted", "sent"])
      .orderBy("id")
      .execute();
    for (const message of fresh) {
      seen = Math.max(seen, message.id);
      await deliver(world, message.id, message.created_at);
    }
    yield minutes(world, LOOK_EVERY_MINUTES);
  }
}

async function deliver(world: World, messageId: number, sentAt: Date): Promise<void> {
  const ctx = world.as(provider);
  const later = (seconds: number) => new Date(Math.min(sentAt.getTime() + seconds * 1000, world.clock.now().getTime()));
  await applyNews(ctx, messageId, { news: "sent", at: later(1) });
  if (world.random.chance(0.04))
    return void (await applyNews(ctx, messageId, { news: "failed", at: later(3), errorCode: "63003" }));
  await applyNews(ctx, messageId, { news: "delivered", at: later(3) });
  if (world.random.chance(0.78))
    await applyNews(ctx, messageId, { news: "read", at: later(world.random.int(20, 900)) });
}
