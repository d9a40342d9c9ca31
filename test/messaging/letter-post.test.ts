import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { emit } from "../../src/server/kernel/events.ts";
import { inTx } from "../../src/server/kernel/tx.ts";
import type { OurLetter } from "../../src/server/messaging/adapters/letter-post.ts";
import type { SendOutcome } from "../../src/server/messaging/adapters/port.ts";
import { queueMessage } from "../../src/server/messaging/index.ts";
import { makeMessaging } from "../../src/server/messaging/slice.ts";
import { openOffice, type Office } from "./office.ts";

let office: Office;
let posted: OurLetter[] = [];
let answer: SendOutcome = { kind: "accepted", externalId: "<1@firma.test>", state: "sent" };
const db = () => office.app.database.db;

beforeAll(async () => {
  office = await openOffice();
  await mailboxChanged(7, { forRobots: true, isOn: true });
}, 60_000);
afterAll(async () => {
  makeMessaging({ letterPost: null });
  await office.close();
});
beforeEach(() => {
  posted = [];
  answer = { kind: "accepted", externalId: `<${(letters += 1)}@firma.test>`, state: "sent" };
  makeMessaging({
    letterPost: {
      async send(_app, letter) {
        posted.push(letter);
        return answer;
      },
    },
  });
});

let letters = 0;
async function mailboxChanged(mailboxId: number, more: { forRobots: boolean; isOn: boolean }) {
  await inTx(office.ctx(), (ctx) =>
    emit(ctx, "mailbox.changed", { subjectId: mailboxId }, { mailboxId, fields: ["isOn"], ...more }),
  );
  await office.jobs.runDue();
}
const connections = () =>
  db().selectFrom("connections").select(["code", "kind", "channel", "is_on"]).where("kind", "=", "mailbox").execute();

async function write() {
  const { clientId, matterId } = await office.newClient();
  await db()
    .updateTable("clients")
    .set({ email: `olga${letters}@example.ru` })
    .where("id", "=", clientId)
    .execute();
  const { id } = await queueMessage(office.ctx(office.employee), {
    clientId,
    channel: "email",
    subject: "Документы",
    text: "Здравствуйте!",
    onceKey: `letter-${letters}`,
  });
  await office.jobs.runDue();
  return { id, clientId, matterId };
}
const message = (id: number) => db().selectFrom("messages").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

test("a mailbox that robots may use is a connection of the e-mail channel, and goes off with it", async () => {
  expect(await connections()).toEqual([{ code: "mail-7", kind: "mailbox", channel: "email", is_on: true }]);
  await mailboxChanged(8, { forRobots: false, isOn: true });
  await mailboxChanged(7, { forRobots: true, isOn: false });
  expect(await connections()).toEqual([{ code: "mail-7", kind: "mailbox", channel: "email", is_on: false }]);
  await mailboxChanged(7, { forRobots: true, isOn: true });
  expect(await connections()).toMatchObject([{ is_on: true }]);
});

test("a message of a dialog goes as a letter of the mailbox, with whom it concerns", async () => {
  const { id, clientId, matterId } = await write();
  expect(posted).toEqual([
    {
      mailboxId: 7,
      to: `olga${letters}@example.ru`,
      subject: "Документы",
      text: "Здравствуйте!",
      ourId: `oplot-message-${id}`,
      clientId,
      matterId,
    },
  ]);
  expect(await message(id)).toMatchObject({ state: "sent" });
});

test("a letter that comes back turns its message red and marks the address", async () => {
  const { id, clientId } = await write();
  await inTx(office.ctx(), (ctx) =>
    emit(
      ctx,
      "letter.bounced",
      { clientId, subjectId: 1 },
      { letterId: 1, code: "5.1.1", ourId: `oplot-message-${id}` },
    ),
  );
  await office.jobs.runDue();
  expect(await message(id)).toMatchObject({ state: "failed", error_code: "5.1.1", error_class: "address" });
  expect(
    await db().selectFrom("dialogs").select("failed_at").where("client_id", "=", clientId).executeTakeFirstOrThrow(),
  ).not.toEqual({ failed_at: null });
});

test("while the program has no mail the message is refused with the reason", async () => {
  makeMessaging({ letterPost: null });
  const { id } = await write();
  expect(await message(id)).toMatchObject({ state: "failed", error_code: "no-mail", error_class: "configuration" });
});

test("a mailbox's connection is not changed by hand", async () => {
  const { id } = await db()
    .selectFrom("connections")
    .select("id")
    .where("code", "=", "mail-7")
    .executeTakeFirstOrThrow();
  const refused = await office.http.inject({
    method: "PATCH",
    url: `/api/connections/${id}`,
    payload: { sender: "other@firma.test" },
  });
  expect(refused.json().error.reason).toBe("kept-by-mailbox");
});
