import { closeConversation } from "../../src/server/inbox/index.ts";
import { minutes, type Life, type World } from "./world.ts";

/** How long a dialogue in which nothing more was said stays in sight. */
const QUIET_MS = 30 * 3_600_000;
const DAY_MINUTES = 1440;

/** Each day the staff puts the inbox in order: what was said out is closed, and only the last day's still waits. */
export async function* inboxOrder(world: World, end: Date): Life {
  while (world.clock.now() < end) {
    const quiet = await world.app.database.db
      .selectFrom("conversations")
      .select(["id", "assigned_user_id"])
      .where("state", "=", "open")
      .where("last_at", "<", new Date(world.clock.now().getTime() - QUIET_MS))
      .orderBy("id")
      .execute();
    for (const { id, assigned_user_id: userId } of quiet) {
      const actor = world.staff.manager.find((one) => one.id === userId) ?? world.staff.head;
      await closeConversation(world.as(actor), id);
    }
    yield minutes(world, DAY_MINUTES);
  }
}
