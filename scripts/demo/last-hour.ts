import { snoozeConversation, startConversation } from "../../src/server/inbox/index.ts";
import { applyNews, sendByPolicy } from "../../src/server/messaging/index.ts";
import { lineCall } from "./line-calls.ts";
import type { Random } from "./random.ts";
import { atWork, minutes, type Life, type World } from "./world.ts";

/** The client's telephone is not on the messenger. */
const NOT_ON_WHATSAPP = "63003";

/** What a working day leaves half done: a word that no channel brought, a put-off dialogue, a talk without a result. */
export async function* lastHour(world: World, random: Random): Life {
  const manager = world.staff.manager[0] ?? world.staff.head;
  const clients = await clientsOf(world, manager.id);
  const [unreached, putOff, talkedWith] = clients;
  if (!unreached || !putOff || !talkedWith) return;
  const { messageId } = await sendByPolicy(world.as(manager), {
    clientId: unreached.id,
    matterId: unreached.matterId,
    subject: "",
    text: "Не дозвонились до вас. Когда удобно поговорить?",
    templateCode: "call_missed",
    templateFirst: true,
    policyCode: "urgent",
    onceKey: "demo:last-hour",
  });
  const conversation = await startConversation(world.as(manager), putOff.id);
  await snoozeConversation(world.as(manager), conversation.id, atWork(world, 20 * 60));
  yield minutes(world, 1);
  if (messageId !== null)
    await applyNews(world.as({ kind: "provider", id: null }), messageId, {
      news: "failed",
      at: world.clock.now(),
      errorCode: NOT_ON_WHATSAPP,
    });
  yield minutes(world, random.int(4, 9));
  // Its own random numbers here too: the line's are those of the clients' lives.
  await lineCall(
    { ...world, line: { ...world.line, random } },
    {
      phone: talkedWith.phone,
      direction: "in",
      employee: manager,
      ending: "answered",
      talk: random.int(40, 120),
    },
  );
}

/** Clients whose open matters he leads, the newest first. */
const clientsOf = (world: World, userId: number | null) =>
  world.app.database.db
    .selectFrom("matters as m")
    .innerJoin("client_phones as p", "p.client_id", "m.client_id")
    .select(["m.client_id as id", "m.id as matterId", "p.phone"])
    .where("m.responsible_id", "=", userId)
    .where("m.is_open", "=", true)
    .orderBy("m.id", "desc")
    .offset(3)
    .limit(3)
    .execute();
