import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import WebSocket from "ws";
import { ChatNews } from "../src/api/chat.ts";
import { LiveMessage, type LiveEvent } from "../src/api/live.ts";
import { until } from "./until.ts";
import { wholeProgram, type Whole } from "./whole.ts";

type Employee = Awaited<ReturnType<Whole["employee"]>>;
let whole: Whole;
let anna: Employee;
let boris: Employee;
let vera: Employee;
let origin: string;
let keys = 0;

beforeAll(async () => {
  whole = await wholeProgram();
  [anna, boris, vera] = [
    await whole.employee("lawyer", { name: "Анна" }),
    await whole.employee("manager", { name: "Борис" }),
    await whole.employee("admin", { name: "Вера" }),
  ];
  origin = (await whole.http.listen({ port: 0, host: "127.0.0.1" })).replace("http:", "ws:");
});
afterAll(() => whole.close());

async function listen(who: Employee, after?: number) {
  const socket = new WebSocket(`${origin}/api/live${after === undefined ? "" : `?after=${after}`}`, {
    headers: { cookie: who.cookie },
  });
  const heard: LiveMessage[] = [];
  socket.on("message", (data: Buffer) => heard.push(LiveMessage.parse(JSON.parse(data.toString("utf8")))));
  onTestFinished(() => socket.terminate());
  await until(() => heard.length > 0);
  const events = (): LiveEvent[] => heard.flatMap((message) => (message.type === "events" ? message.events : []));
  return { socket, events, chat: () => events().filter(({ name }) => name.startsWith("chat.")) };
}

const send = async (who: Employee, method: "POST" | "PUT" | "DELETE", url: string, payload: object = {}) => {
  const reply = await whole.http.inject({
    method,
    url,
    headers: { cookie: who.cookie },
    ...(method === "DELETE" ? {} : { payload }),
  });
  expect(reply.statusCode, reply.body).toBeLessThan(300);
  return reply.json<{ id: number }>();
};
const say = (who: Employee, roomId: number, body: string) =>
  send(who, "POST", `/api/chat/rooms/${roomId}/posts`, { body, key: `live-key-${(keys += 1)}` });
const direct = async () => (await send(anna, "POST", "/api/chat/directs", { userId: boris.id })).id;
const news = (event: LiveEvent | undefined) => ChatNews.parse(event?.payload);

test("a post travels with its words to those of its room, and nobody else learns that it was", async () => {
  const id = await direct();
  const [ears, stranger] = [[await listen(anna), await listen(boris)], await listen(vera)];
  const post = await say(anna, id, "Между нами");
  for (const ear of ears) {
    await until(() => ear.chat().some(({ name }) => name === "chat.posted"));
    const told = news(ear.chat().find(({ name }) => name === "chat.posted"));
    expect(told).toMatchObject({
      kind: "post",
      isNew: true,
      roomId: id,
      post: { id: post.id, body: "Между нами", author: { name: "Анна" } },
    });
  }
  // A word to all comes after it: the stranger has heard all there was for him.
  const open = await send(vera, "POST", "/api/chat/rooms", { kind: "open", title: "Все", key: "open-room-key" });
  await say(vera, open.id, "Всем");
  await until(() => stranger.chat().some(({ name }) => name === "chat.posted"));
  expect(stranger.chat().every((event) => news(event).roomId === open.id)).toBe(true);
  expect(JSON.stringify(stranger.events())).not.toContain("Между нами");
  expect(stranger.events().some(({ name, subjectId }) => name === "notice.sent" && subjectId !== null)).toBe(false);
});

test("a browser that was away hears what it missed with its words, and nobody hears it in his place", async () => {
  const id = await direct();
  const ear = await listen(boris);
  await say(anna, id, "Первое");
  await until(() => ear.chat().length > 0);
  const last = Math.max(...ear.events().map((event) => event.id));
  ear.socket.terminate();
  const missed = await say(anna, id, "Пропущенное");
  const back = await listen(boris, last);
  await until(() =>
    back.chat().some((event) => news(event).kind === "post" && JSON.stringify(event.payload).includes("Пропущенное")),
  );
  const stranger = await listen(vera, last);
  expect(stranger.chat().filter((event) => news(event).roomId === id)).toEqual([]);
  // And by asking: everything after the last post it has.
  const reply = await whole.http.inject({
    url: `/api/chat/rooms/${id}/posts?after=${missed.id - 1}`,
    headers: { cookie: boris.cookie },
  });
  expect(reply.json<{ items: { body: string }[] }>().items.map(({ body }) => body)).toEqual(["Пропущенное"]);
});

test("a reading mark is told to its owner's other windows alone", async () => {
  const id = await direct();
  const post = await say(anna, id, "Прочти");
  const [own, other] = [await listen(boris), await listen(anna)];
  await send(boris, "PUT", `/api/chat/rooms/${id}/read`, { upTo: post.id });
  await until(() => own.chat().some(({ name }) => name === "chat.read"));
  expect(news(own.chat().find(({ name }) => name === "chat.read"))).toMatchObject({
    kind: "read",
    readPostId: post.id,
    unread: 0,
  });
  await say(boris, id, "Прочёл");
  await until(() => other.chat().some(({ name }) => name === "chat.posted"));
  expect(other.chat().map(({ name }) => name)).not.toContain("chat.read");
});

test("whoever is taken out of a room hears of that and of nothing after it", async () => {
  const room = await send(anna, "POST", "/api/chat/rooms", {
    kind: "private",
    title: "Двое",
    userIds: [boris.id],
    key: "two-of-us-key",
  });
  const [gone, stays] = [await listen(boris), await listen(anna)];
  await send(anna, "DELETE", `/api/chat/rooms/${room.id}/members/${boris.id}`);
  await until(() => gone.chat().some(({ name }) => name === "chat.room-changed"));
  await say(anna, room.id, "Теперь без него");
  await until(() => stays.chat().some(({ name }) => name === "chat.posted"));
  const open = await send(vera, "POST", "/api/chat/rooms", { kind: "open", title: "Ещё", key: "open-room-key-2" });
  await until(() => gone.chat().some((event) => news(event).roomId === open.id));
  expect(
    gone
      .chat()
      .filter((event) => news(event).roomId === room.id)
      .map(({ name }) => name),
  ).toEqual(["chat.room-changed"]);
});
