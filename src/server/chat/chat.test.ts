import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { wholeProgram, type Whole } from "../../../test/whole.ts";
import type { ChatPost, ChatRoom } from "../../api/chat.ts";
import { inTx } from "../kernel/tx.ts";
import { findOrCreateByPhone } from "../clients/index.ts";
import { openMatter } from "../matters/index.ts";

type Employee = Awaited<ReturnType<Whole["employee"]>>;
let whole: Whole;
let anna: Employee;
let boris: Employee;
let vera: Employee;
let keys = 0;

beforeAll(async () => {
  whole = await wholeProgram();
  anna = await whole.employee("lawyer", { name: "Анна Волкова" });
  boris = await whole.employee("manager", { name: "Борис Ким" });
  vera = await whole.employee("accountant", { name: "Вера" });
});
afterAll(() => whole.close());
beforeEach(() => whole.clock.advance(60_000));

async function ask<T>(
  who: Employee,
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  url: string,
  payload?: object,
) {
  const reply = await whole.http.inject({
    method,
    url,
    headers: { cookie: who.cookie },
    ...(method === "GET" || method === "DELETE" ? {} : { payload: payload ?? {} }),
  });
  return { status: reply.statusCode, body: reply.json<T>(), text: reply.body };
}
const key = () => `key-${String((keys += 1)).padStart(8, "0")}`;
const room = async (who: Employee, more: object = {}) =>
  (await ask<{ id: number }>(who, "POST", "/api/chat/rooms", { kind: "private", title: "Суды", key: key(), ...more }))
    .body.id;
const say = (who: Employee, roomId: number, body: string, more: object = {}) =>
  ask<ChatPost>(who, "POST", `/api/chat/rooms/${roomId}/posts`, { body, key: key(), ...more });
const rooms = async (who: Employee) => (await ask<{ items: ChatRoom[] }>(who, "GET", "/api/chat/rooms")).body.items;
const roomOf = async (who: Employee, id: number) => (await rooms(who)).find((one) => one.id === id);
const posts = async (who: Employee, roomId: number, query = "") =>
  (await ask<{ items: ChatPost[]; hasBefore: boolean }>(who, "GET", `/api/chat/rooms/${roomId}/posts${query}`)).body;
const lastEvents = async (count: number) => (await whole.eventNames()).slice(-count);
const noticesOf = (userId: number) =>
  whole.app.database.db.selectFrom("notices").selectAll().where("user_id", "=", userId).orderBy("id").execute();
const newClient = () =>
  inTx(whole.ctx(), async (ctx) => {
    const client = await findOrCreateByPhone(ctx, {
      phone: `+7913777${String(1000 + (keys += 1))}`,
      name: "Ушакова Ольга",
      source: "hand",
    });
    const matter = await openMatter(ctx, { clientId: client.id, source: "hand", responsibleId: boris.id });
    return { clientId: client.id, matterId: matter.id, number: matter.number };
  });

describe("rooms", () => {
  test("a private room is there for its members alone, whatever is asked of it", async () => {
    const id = await room(anna, { userIds: [boris.id] });
    const said = (await say(anna, id, "Тайна")).body;
    expect(await lastEvents(1)).toEqual(["chat.posted"]);
    expect((await roomOf(boris, id))?.unread).toBe(1);
    expect(await roomOf(vera, id)).toBeUndefined();
    const tries = [
      await ask(vera, "GET", `/api/chat/rooms/${id}`),
      await ask(vera, "GET", `/api/chat/rooms/${id}/posts`),
      await say(vera, id, "А я?"),
      await ask(vera, "POST", `/api/chat/rooms/${id}/members`, { userIds: [vera.id] }),
      await ask(vera, "PUT", `/api/chat/posts/${said.id}/reactions/like`),
      await ask(vera, "GET", `/api/chat/posts/${said.id}/edits`),
      await ask(vera, "GET", `/api/chat/search?q=Тайна&roomId=${id}`),
    ];
    expect(tries.map(({ status }) => status)).toEqual(tries.map(() => 404));
    expect((await ask<{ items: unknown[] }>(vera, "GET", "/api/chat/search?q=Тайна")).body.items).toEqual([]);
  });

  test("two people have one room, whoever asks first and however often", async () => {
    const one = await ask<{ id: number }>(anna, "POST", "/api/chat/directs", { userId: boris.id });
    const two = await ask<{ id: number }>(boris, "POST", "/api/chat/directs", { userId: anna.id });
    expect(two.body.id).toBe(one.body.id);
    expect((await ask(anna, "POST", "/api/chat/directs", { userId: anna.id })).status).toBe(422);
    expect((await roomOf(anna, one.body.id))?.peer).toEqual({ id: boris.id, name: "Борис Ким" });
  });

  test("whoever comes later is not told the past as news, and whoever leaves sees no more", async () => {
    const id = await room(anna, { userIds: [] });
    await say(anna, id, "Старое");
    await ask(anna, "POST", `/api/chat/rooms/${id}/members`, { userIds: [boris.id] });
    expect((await roomOf(boris, id))?.unread).toBe(0);
    await say(anna, id, "Новое");
    expect((await roomOf(boris, id))?.unread).toBe(1);
    expect((await ask(boris, "DELETE", `/api/chat/rooms/${id}/members/${boris.id}`)).status).toBe(200);
    expect((await posts(boris, id)).items).toBeUndefined();
  });

  test("an open room is everybody's; what was said before a person came is not unread", async () => {
    const id = await room(anna, { kind: "open", title: "Офис" });
    await say(anna, id, "Всем привет");
    whole.clock.advance(1000);
    const late = await whole.employee("desk", { name: "Новый" });
    expect([(await roomOf(boris, id))?.unread, (await roomOf(late, id))?.unread]).toEqual([1, 0]);
    expect((await ask(vera, "PATCH", `/api/chat/rooms/${id}`, { title: "Кухня" })).status).toBe(200);
    expect((await roomOf(boris, id))?.title).toBe("Кухня");
  });

  test("the same key makes one room", async () => {
    const once = { kind: "open", title: "Раз", key: "same-key-of-room" };
    const [a, b] = [
      await ask<{ id: number }>(anna, "POST", "/api/chat/rooms", once),
      await ask<{ id: number }>(anna, "POST", "/api/chat/rooms", once),
    ];
    expect(b.body.id).toBe(a.body.id);
  });
});

describe("posts", () => {
  test("sent twice with one key it is one, also by two at once", async () => {
    const id = await room(anna);
    const body = { body: "Однажды", key: "same-key-of-post" };
    const sent = await Promise.all(
      [1, 2, 3].map(() => ask<ChatPost>(anna, "POST", `/api/chat/rooms/${id}/posts`, body)),
    );
    expect(new Set(sent.map((one) => one.body.id)).size).toBe(1);
    expect(sent[0]?.body.key).toBe("same-key-of-post");
    expect((await posts(anna, id)).items).toHaveLength(1);
  });

  test("the reading mark stays where reading stopped, goes forward only, and clears the notices of the room", async () => {
    const id = await room(anna, { userIds: [boris.id] });
    const said = [];
    for (const word of ["Раз", "Два", "@Борис Ким, три"]) said.push((await say(anna, id, word)).body);
    expect(await roomOf(boris, id)).toMatchObject({ unread: 3, mentions: 1 });
    await ask(boris, "PUT", `/api/chat/rooms/${id}/read`, { upTo: said[1]!.id });
    await ask(boris, "PUT", `/api/chat/rooms/${id}/read`, { upTo: said[0]!.id });
    expect(await roomOf(boris, id)).toMatchObject({ unread: 1, mentions: 1, readPostId: said[1]!.id });
    expect((await noticesOf(boris.id)).at(-1)).toMatchObject({ kind: "chat.mention", read_at: null });
    await ask(boris, "PUT", `/api/chat/rooms/${id}/read`, { upTo: 999_999_999 });
    expect(await roomOf(boris, id)).toMatchObject({ unread: 0, mentions: 0, readPostId: said[2]!.id });
    expect((await noticesOf(boris.id)).at(-1)?.read_at).not.toBeNull();
    expect((await ask<{ chat: number }>(boris, "GET", "/api/counters")).status).toBe(200);
    expect((await roomOf(anna, id))?.unread).toBe(0);
  });

  test("a mention tells whom it calls, once, and nobody who may not see the room", async () => {
    const id = await room(anna, { userIds: [boris.id] });
    const before = [(await noticesOf(boris.id)).length, (await noticesOf(vera.id)).length];
    const { body: post } = await say(anna, id, "@Борис Ким и @Вера, посмотрите");
    expect(post.mentions).toEqual([{ id: boris.id, name: "Борис Ким" }]);
    await ask(anna, "PATCH", `/api/chat/posts/${post.id}`, { body: "@Борис Ким, посмотрите ещё" });
    expect([(await noticesOf(boris.id)).length, (await noticesOf(vera.id)).length]).toEqual([
      before[0]! + 1,
      before[1]!,
    ]);
    expect((await noticesOf(boris.id)).at(-1)).toMatchObject({
      kind: "chat.mention",
      data: { roomId: id, postId: post.id, author: "Анна Волкова" },
    });
  });

  test("direct words are told joined until the room is read", async () => {
    const { id } = (await ask<{ id: number }>(vera, "POST", "/api/chat/directs", { userId: boris.id })).body;
    for (const word of ["Привет", "Есть минута?", "Про счёт"]) await say(vera, id, word);
    const { items } = (await ask<{ items: { kind: string; joined: number }[] }>(boris, "GET", "/api/notices")).body;
    expect(items[0]).toMatchObject({ kind: "chat.direct", joined: 3 });
    await ask(boris, "PUT", `/api/chat/rooms/${id}/read`, { upTo: 999_999_999 });
    await say(vera, id, "И ещё");
    const again = (await ask<{ items: { joined: number }[] }>(boris, "GET", "/api/notices")).body;
    expect(again.items[0]).toMatchObject({ joined: 1 });
  });

  test("only its author changes and removes a post; the former words are kept, the removed ones are not", async () => {
    const id = await room(anna, { userIds: [boris.id] });
    const { body: post } = await say(anna, id, "Первое");
    const { body: answer } = await say(boris, id, "Что?", { replyTo: post.id });
    expect(answer.replyTo).toEqual({ id: post.id, author: "Анна Волкова", body: "Первое" });
    expect((await ask(boris, "PATCH", `/api/chat/posts/${post.id}`, { body: "Чужое" })).status).toBe(403);
    expect((await ask(boris, "DELETE", `/api/chat/posts/${post.id}`)).status).toBe(403);
    await ask(anna, "PATCH", `/api/chat/posts/${post.id}`, { body: "Второе" });
    const edits = (await ask<{ items: { body: string }[] }>(boris, "GET", `/api/chat/posts/${post.id}/edits`)).body
      .items;
    expect(edits.map(({ body }) => body)).toEqual(["Первое"]);
    await ask(anna, "DELETE", `/api/chat/posts/${post.id}`);
    expect((await posts(boris, id)).items[0]).toMatchObject({ body: "", isRemoved: true });
    expect((await ask<{ items: unknown[] }>(boris, "GET", `/api/chat/posts/${post.id}/edits`)).body.items).toEqual([]);
    expect((await ask(anna, "PATCH", `/api/chat/posts/${post.id}`, { body: "Снова" })).body).toMatchObject({
      error: { reason: "post-removed" },
    });
    expect(await lastEvents(1)).toEqual(["chat.post-changed"]);
  });

  test("one sign of one person counts once", async () => {
    const id = await room(anna, { userIds: [boris.id] });
    const { body: post } = await say(anna, id, "Готово");
    for (let i = 0; i < 2; i += 1) await ask(boris, "PUT", `/api/chat/posts/${post.id}/reactions/like`);
    whole.clock.advance(1000);
    await ask(anna, "PUT", `/api/chat/posts/${post.id}/reactions/like`);
    expect((await posts(anna, id)).items[0]?.reactions).toEqual([{ sign: "like", userIds: [boris.id, anna.id] }]);
    await ask(boris, "DELETE", `/api/chat/posts/${post.id}/reactions/like`);
    expect((await posts(anna, id)).items[0]?.reactions).toEqual([{ sign: "like", userIds: [anna.id] }]);
    expect((await ask(boris, "PUT", `/api/chat/posts/${post.id}/reactions/clap`)).status).toBe(422);
  });

  test("a file is served to those of the room, and goes with its post", async () => {
    const id = await room(anna, { userIds: [boris.id] });
    const brought = await whole.http.inject({
      method: "POST",
      url: `/api/uploads?name=${encodeURIComponent("Опись.pdf")}`,
      headers: { cookie: anna.cookie, "content-type": "application/octet-stream" },
      payload: Buffer.from("%PDF-1.7 опись"),
    });
    expect(brought.statusCode, brought.body).toBe(201);
    const uploadId = brought.json<{ id: number }>().id;
    const { body: post } = await say(anna, id, "", { files: [uploadId] });
    expect(post.files).toEqual([
      { id: expect.any(Number), name: "Опись.pdf", type: "application/pdf", size: expect.any(Number) },
    ]);
    const url = `/api/chat/files/${post.files[0]!.id}`;
    expect((await whole.http.inject({ url, headers: { cookie: boris.cookie } })).body).toContain("опись");
    expect((await whole.http.inject({ url, headers: { cookie: vera.cookie } })).statusCode).toBe(404);
    expect((await say(boris, id, "", { files: [uploadId] })).status).toBe(422);
    await ask(anna, "DELETE", `/api/chat/posts/${post.id}`);
    await whole.jobs.runDue();
    expect((await whole.http.inject({ url, headers: { cookie: boris.cookie } })).statusCode).toBe(404);
  });

  test("pages go back and forth from any post without a gap", async () => {
    const id = await room(anna);
    const ids: number[] = [];
    for (let i = 0; i < 120; i += 1) ids.push((await say(anna, id, `Слово ${i}`)).body.id);
    const last = await posts(anna, id);
    expect([last.items.length, last.hasBefore, last.items.at(-1)?.id]).toEqual([50, true, ids.at(-1)]);
    const before = await posts(anna, id, `?before=${last.items[0]!.id}`);
    expect(before.items.at(-1)?.id).toBe(ids[69]);
    const after = await posts(anna, id, `?after=${ids[100]}`);
    expect(after.items.map((post) => post.id)).toEqual(ids.slice(101));
    const around = await posts(anna, id, `?around=${ids[60]}`);
    expect(around.items.map((post) => post.id)).toEqual(ids.slice(11, 111));
  });

  test("search finds other forms of a word, and its beginning", async () => {
    const id = await room(anna, { kind: "open", title: "Поиск" });
    await say(anna, id, "Подписали договоры с Ёлкиной");
    const found = async (q: string) =>
      (
        await ask<{ items: { post: ChatPost; room: { title: string } }[] }>(
          vera,
          "GET",
          `/api/chat/search?q=${encodeURIComponent(q)}`,
        )
      ).body.items;
    for (const q of ["договор", "ёлк", "ЕЛКИНОЙ", "подпис договор"])
      expect((await found(q)).map(({ room: { title } }) => title)).toEqual(["Поиск"]);
    expect(await found("'); drop table chat_posts; --")).toEqual([]);
    expect(await found("договор налог")).toEqual([]);
  });
});

describe("a client's thread", () => {
  test("is one for the client, for those who may read his card, and its reading is written down", async () => {
    const { clientId } = await newClient();
    const [a, b] = await Promise.all([
      ask<{ id: number }>(anna, "POST", "/api/chat/threads", { clientId }),
      ask<{ id: number }>(boris, "POST", "/api/chat/threads", { clientId }),
    ]);
    expect(a.body.id).toBe(b.body.id);
    await say(anna, a.body.id, "Документы пришли");
    // The responsible follows without being asked; whoever only may look is not told.
    expect((await roomOf(boris, a.body.id))?.unread).toBe(1);
    expect(await roomOf(vera, a.body.id)).toBeUndefined();
    await posts(vera, a.body.id);
    await posts(vera, a.body.id);
    const reads = await whole.app.database.db
      .selectFrom("card_reads")
      .select("user_id")
      .where("client_id", "=", clientId)
      .where("what", "=", "thread")
      .execute();
    expect(reads).toEqual([{ user_id: vera.id }]);
    expect((await ask(anna, "GET", `/api/chat/threads?clientId=${clientId}`)).body).toMatchObject({
      id: a.body.id,
      posts: 1,
    });
    expect((await ask(anna, "POST", "/api/chat/threads", { clientId: 999_999 })).status).toBe(404);
  });

  test("a named card unfolds by its address or its matter's number", async () => {
    const { clientId, matterId, number } = await newClient();
    const { items } = (
      await ask<{ items: object[] }>(anna, "GET", `/api/chat/cards?clientIds=${clientId}&numbers=${number},999999`)
    ).body;
    const card = { clientId, name: "Ушакова Ольга", matterId, number, stageId: expect.any(Number), isOpen: true };
    expect(items).toEqual([card, card]);
  });
});
