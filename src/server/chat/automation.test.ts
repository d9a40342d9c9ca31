import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { insertUser } from "../../../test/harness.ts";
import { ruledFirm, type RuledFirm } from "../../../test/ruled-firm.ts";
import { createRoom } from "./create-room.ts";

let firm: RuledFirm;
beforeAll(async () => {
  firm = await ruledFirm();
});
afterAll(() => firm.close());
const db = () => firm.app.database.db;
afterEach(async () => {
  await db().updateTable("automation_rules").set({ is_on: false }).execute();
  // Past the time in which posts are joined.
  firm.clock.advance(3_600_000);
});
const CONTACT = "applications/contact";
const postsIn = (code: string) =>
  db()
    .selectFrom("chat_posts as p")
    .innerJoin("chat_rooms as r", "r.id", "p.room_id")
    .select(["p.id", "p.body", "p.joined", "p.joined_to", "p.author_kind", "p.author_title", "p.join_title"])
    .where("r.code", "=", code)
    .orderBy("p.id")
    .execute();

test("chat.post-to-room writes alike posts into the robots' stream as one, and counts them", async () => {
  await firm.robot(CONTACT, {
    name: "chat.post-to-room",
    params: { where: "robots", text: "Позвонить: {{client.name}}", together: "Ждут звонка" },
  });
  for (let i = 0; i < 3; i += 1) await firm.move((await firm.card()).matterId, CONTACT);
  const [head, ...rest] = await postsIn("robots");
  expect(head).toMatchObject({
    body: "Позвонить: Петров Иван",
    joined: 3,
    joined_to: null,
    author_kind: "robot",
    join_title: "Ждут звонка",
  });
  expect(rest.map(({ joined_to }) => joined_to)).toEqual([head?.id, head?.id]);
  firm.clock.advance(16 * 60_000);
  await firm.move((await firm.card()).matterId, CONTACT);
  expect((await postsIn("robots")).filter(({ joined_to }) => joined_to === null)).toHaveLength(2);
  const events = await db()
    .selectFrom("events")
    .select("name")
    .where("name", "in", ["chat.posted", "chat.post-changed"])
    .orderBy("id")
    .execute();
  expect(events.map(({ name }) => name)).toEqual([
    "chat.posted",
    "chat.post-changed",
    "chat.post-changed",
    "chat.posted",
  ]);
});

test("chat.post-to-room writes into the client's thread, and fails in the open without its room", async () => {
  await firm.robot(CONTACT, { name: "chat.post-to-room", params: { where: "thread", text: "Дело открыто" } });
  await firm.robot(CONTACT, { name: "chat.post-to-room", params: { where: "room", room: "Нет такой", text: "Сюда" } });
  const { clientId, matterId } = await firm.card();
  await firm.move(matterId, CONTACT);
  const posts = await db()
    .selectFrom("chat_posts as p")
    .innerJoin("chat_rooms as r", "r.id", "p.room_id")
    .select("p.body")
    .where("r.client_id", "=", clientId)
    .execute();
  expect(posts).toEqual([{ body: "Дело открыто" }]);
  expect(await firm.runs(matterId, "chat.post-to-room")).toMatchObject([
    { state: "done", reason: null },
    { state: "failed", reason: "no-room" },
  ]);
});

test("chat.create-room makes one room a stay, with the responsible and the chosen one", async () => {
  const lawyer = await insertUser(firm, { role: "lawyer" });
  await firm.robot(CONTACT, {
    name: "chat.create-room",
    params: { title: "Суд: {{client.name}}", kind: "private", withResponsible: true, userId: lawyer.id },
  });
  const { matterId } = await firm.card({ responsibleId: firm.anna.id });
  await firm.move(matterId, CONTACT);
  const members = await db()
    .selectFrom("chat_members as m")
    .innerJoin("chat_rooms as r", "r.id", "m.room_id")
    .select("m.user_id")
    .where("r.title", "=", "Суд: Петров Иван")
    .orderBy("m.user_id")
    .execute();
  expect(members.map(({ user_id }) => user_id)).toEqual([firm.anna.id, lawyer.id].toSorted((a, b) => a - b));
});

test("chat.add-members brings the responsible into a room once", async () => {
  const { id } = await createRoom(firm.ctx(), { kind: "private", title: "Суды", userIds: [], onceKey: "courts" });
  await firm.robot(CONTACT, { name: "chat.add-members", params: { room: "Суды", withResponsible: true } });
  for (let i = 0; i < 2; i += 1) await firm.move((await firm.card({ responsibleId: firm.anna.id })).matterId, CONTACT);
  const members = await db().selectFrom("chat_members").select("user_id").where("room_id", "=", id).execute();
  expect(members).toEqual([{ user_id: firm.anna.id }]);
  const changes = await db()
    .selectFrom("events")
    .select("data")
    .where("name", "=", "chat.room-changed")
    .where("subject_id", "=", id)
    .orderBy("id")
    .execute();
  expect(changes.map(({ data }) => data)).toEqual([{ roomId: id }, { roomId: id, userIds: [firm.anna.id] }]);
});
