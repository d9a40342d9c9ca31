import { writePost } from "../../src/server/chat/index.ts";
import { inTx } from "../../src/server/kernel/tx.ts";
import { atWork, type Life, type World } from "./world.ts";

const DAYS = 5;
const DAY_MINUTES = 1440;

/** What robots say to the staff: which clients' cases began since the last word. Only the last days are worth reading. */
export async function* robotStream(world: World, end: Date): Life {
  let since = world.clock.now();
  yield new Date(end.getTime() - DAYS * DAY_MINUTES * 60_000);
  while (world.clock.now() < end) {
    for (const { number, name } of await begunSince(world, since)) await tell(world, number, name);
    since = world.clock.now();
    yield atWork(world, DAY_MINUTES / 4);
  }
}

const begunSince = (world: World, since: Date) =>
  world.app.database.db
    .selectFrom("matters as m")
    .innerJoin("pipelines as p", "p.id", "m.pipeline_id")
    .innerJoin("clients as c", "c.id", "m.client_id")
    .select(["m.number", "c.name"])
    .where("p.code", "in", ["court", "mfc", "protection"])
    .where("m.created_at", ">", since)
    .where("m.created_at", "<=", world.clock.now())
    .orderBy("m.id", "desc")
    .limit(3)
    .execute();

const tell = (world: World, number: number, name: string): Promise<number> =>
  // no event: writing the post (chat/write-post.ts) tells it
  inTx(world.as({ kind: "robot", id: null }), async (ctx) => {
    const room = await ctx.db
      .selectFrom("chat_rooms")
      .selectAll()
      .where("code", "=", "robots")
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    return writePost(ctx, room, {
      author: { kind: "robot", id: null, title: "Новые дела" },
      body: `Договор подписан, дело #${number} открыто: ${name}`,
      onceKey: `demo:robots:${number}`,
      join: { key: "demo:robots", title: "Открыты дела" },
    });
  });
