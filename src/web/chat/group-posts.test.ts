import { expect, it } from "vitest";
import { rowsOf } from "./group-posts.ts";
import { withPost, type Post, type Room, type Stream } from "./queries.ts";
import { roomsAfter } from "./take-news.ts";

const post = (id: number, more: Partial<Post> = {}): Post => ({
  id,
  lastId: id,
  roomId: 1,
  author: { kind: "employee", id: 7, name: "Анна" },
  body: `Слово ${id}`,
  at: "2026-11-24T03:00:00.000Z",
  editedAt: null,
  isRemoved: false,
  isPinned: false,
  replyTo: null,
  mentions: [],
  reactions: [],
  files: [],
  joined: 1,
  joinTitle: "",
  taskId: null,
  key: null,
  ...more,
});
const room = (more: Partial<Room> = {}): Room => ({
  id: 1,
  kind: "open",
  title: "Офис",
  topic: "",
  code: null,
  client: null,
  peer: null,
  lastPost: null,
  unread: 0,
  mentions: 0,
  readPostId: 0,
  isMuted: false,
  follows: true,
  isArchived: false,
  ...more,
});
const look = { zone: "Asia/Krasnoyarsk", readPostId: 99, me: 1 };

it("groups one person's breath, and begins anew after a pause, another person, an answer or a day", () => {
  const rows = rowsOf(
    [
      post(1),
      post(2, { at: "2026-11-24T03:01:00.000Z" }),
      post(3, { at: "2026-11-24T03:09:00.000Z" }),
      post(4, { at: "2026-11-24T03:09:30.000Z", author: { kind: "employee", id: 8, name: "Борис" } }),
      post(5, { at: "2026-11-24T18:00:00.000Z", author: { kind: "employee", id: 8, name: "Борис" } }),
    ],
    look,
  );
  expect(rows.map((row) => (row.kind === "post" ? row.isFirst : row.kind))).toEqual([
    "day",
    true,
    false,
    true,
    true,
    "day",
    true,
  ]);
});

it("marks where reading stopped, once, and never before one's own words", () => {
  const own = { author: { kind: "employee" as const, id: 1, name: "Я" } };
  const rows = rowsOf([post(1), post(2, own), post(3), post(4)], { ...look, readPostId: 1 });
  expect(rows.map((row) => row.kind)).toEqual(["day", "post", "post", "new", "post", "post"]);
  // What is joined into a post already read is news again.
  expect(rowsOf([post(1, { lastId: 5, joined: 3 })], { ...look, readPostId: 1 }).map((row) => row.kind)).toEqual([
    "day",
    "new",
    "post",
  ]);
});

it("puts a post at the end of an open stream, changes it in place, and leaves a stream of the past alone", () => {
  const stream = (hasAfter: boolean): Stream => ({
    pages: [{ items: [post(1), post(2)], hasBefore: false, hasAfter }],
    pageParams: [{}],
  });
  const ids = (one: Stream) => one.pages.flatMap((page) => page.items.map(({ id }) => id));
  expect(ids(withPost(stream(false), post(3)))).toEqual([1, 2, 3]);
  expect(withPost(stream(false), post(2, { body: "иначе" })).pages[0]?.items[1]?.body).toBe("иначе");
  expect(ids(withPost(stream(true), post(3)))).toEqual([1, 2]);
});

it("counts a colleague's word once, one's own never, and takes the mark as the server tells it", () => {
  const rooms = [room({ id: 2 }), room()];
  const told = (one: Post, isNew = true) => ({ kind: "post" as const, roomId: 1, post: one, isNew });
  const after = roomsAfter(rooms, told(post(5, { mentions: [{ id: 1, name: "Я" }] })), 1);
  expect(after.map(({ id, unread, mentions }) => [id, unread, mentions])).toEqual([
    [1, 1, 1],
    [2, 0, 0],
  ]);
  // The feed may repeat itself after a break.
  expect(roomsAfter(after, told(post(5)), 1)[0]).toMatchObject({ unread: 1 });
  expect(roomsAfter(rooms, told(post(5)), 7)[0]).toMatchObject({ id: 1, unread: 0 });
  const read = { kind: "read" as const, roomId: 1, readPostId: 5, unread: 0, mentions: 0 };
  expect(roomsAfter(after, read, 1)[0]).toMatchObject({ unread: 0, mentions: 0, readPostId: 5 });
  expect(roomsAfter(rooms, { ...told(post(5)), roomId: 9 }, 1)).toBe(rooms);
});
