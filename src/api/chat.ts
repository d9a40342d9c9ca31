import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { Done, Id, IdText, Instant } from "./scalars.ts";

/** Few and clear: more would only be searched among. */
export const chatSigns = ["like", "heart", "laugh", "wow", "done", "eyes"] as const;
export type ChatSign = (typeof chatSigns)[number];
export const MAX_POST = 8000;

export const Person = z.object({ id: Id, name: z.string() });
export const ChatFile = z.object({ id: Id, name: z.string(), type: z.string(), size: z.int() });
export const ChatPost = z.object({
  id: Id,
  roomId: Id,
  /** The newest of what is joined into it, or its own id: unread is what lies after the reading mark by this. */
  lastId: Id,
  author: z.object({ kind: z.enum(["employee", "robot", "system"]), id: Id.nullable(), name: z.string() }),
  body: z.string(),
  at: Instant,
  editedAt: Instant.nullable(),
  isRemoved: z.boolean(),
  isPinned: z.boolean(),
  replyTo: z.object({ id: Id, author: z.string(), body: z.string() }).nullable(),
  mentions: z.array(Person),
  reactions: z.array(z.object({ sign: z.enum(chatSigns), userIds: z.array(Id) })),
  files: z.array(ChatFile),
  /** How many robots' posts stand in it, and how they are called together. */
  joined: z.int(),
  joinTitle: z.string(),
  taskId: Id.nullable(),
  /** What the browser that wrote it called it, so that it knows its own. */
  key: z.string().nullable(),
});
export type ChatPost = z.output<typeof ChatPost>;

export const roomKinds = ["open", "private", "direct", "client"] as const;
export const ChatRoom = z.object({
  id: Id,
  kind: z.enum(roomKinds),
  title: z.string(),
  topic: z.string(),
  code: z.string().nullable(),
  client: Person.nullable(),
  /** The other person of a direct room. */
  peer: Person.nullable(),
  lastPost: z.object({ id: Id, author: z.string(), authorId: Id.nullable(), body: z.string(), at: Instant }).nullable(),
  unread: z.int(),
  mentions: z.int(),
  readPostId: z.int(),
  isMuted: z.boolean(),
  follows: z.boolean(),
  isArchived: z.boolean(),
});
export type ChatRoom = z.output<typeof ChatRoom>;

/** What travels with the live events of the chat to those who may see the room. */
export const ChatNews = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("post"), roomId: Id, post: ChatPost, isNew: z.boolean() }),
  z.object({ kind: z.literal("room"), roomId: Id }),
  z.object({ kind: z.literal("read"), roomId: Id, readPostId: z.int(), unread: z.int(), mentions: z.int() }),
]);

const room = z.object({ id: IdText });
const post = z.object({ id: IdText });
const Body = z.string().trim().max(MAX_POST);
const Ids = z
  .string()
  .regex(/^\d{1,12}(,\d{1,12}){0,49}$/)
  .transform((text) => text.split(",").map(Number));

export const listPosts = endpoint({
  name: "chat.list-posts",
  method: "GET",
  path: "/api/chat/rooms/:id/posts",
  need: "signed-in",
  summary: "Posts of a room in order: the last ones, those before or after an id, or those around one",
  params: room,
  query: z.object({
    before: IdText.optional(),
    after: z.coerce.number().int().min(0).optional(),
    around: IdText.optional(),
  }),
  reply: z.object({ items: z.array(ChatPost), hasBefore: z.boolean(), hasAfter: z.boolean() }),
});
export const addPost = endpoint({
  name: "chat.add-post",
  method: "POST",
  path: "/api/chat/rooms/:id/posts",
  need: "signed-in",
  summary: "Say something; the same key again answers with the same post",
  params: room,
  body: z.object({
    body: Body.default(""),
    key: z.string().min(8).max(100),
    replyTo: Id.optional(),
    /** Who of several with one name is meant. */
    mentions: z.array(Id).max(50).default([]),
    files: z.array(Id).max(10).default([]),
  }),
  reply: ChatPost,
  status: 201,
});
export const editPost = endpoint({
  name: "chat.edit-post",
  method: "PATCH",
  path: "/api/chat/posts/:id",
  need: "signed-in",
  summary: "Change one's own post; what it said before is kept",
  params: post,
  body: z.object({ body: Body.min(1), mentions: z.array(Id).max(50).default([]) }),
  reply: ChatPost,
});
export const removePost = endpoint({
  name: "chat.remove-post",
  method: "DELETE",
  path: "/api/chat/posts/:id",
  need: "signed-in",
  summary: "Remove one's own post with its files; a mark stays in its place",
  params: post,
  reply: Done,
});
export const listEdits = endpoint({
  name: "chat.list-edits",
  method: "GET",
  path: "/api/chat/posts/:id/edits",
  need: "signed-in",
  summary: "What a post said before",
  params: post,
  reply: z.object({ items: z.array(z.object({ body: z.string(), at: Instant })) }),
});
export const listJoined = endpoint({
  name: "chat.list-joined",
  method: "GET",
  path: "/api/chat/posts/:id/joined",
  need: "signed-in",
  summary: "Robots' posts that stand as one",
  params: post,
  reply: z.object({ items: z.array(ChatPost) }),
});
const Reaction = z.object({ id: IdText, sign: z.enum(chatSigns) });
export const addReaction = endpoint({
  name: "chat.add-reaction",
  method: "PUT",
  path: "/api/chat/posts/:id/reactions/:sign",
  need: "signed-in",
  summary: "Put a sign on a post",
  params: Reaction,
  reply: Done,
});
export const removeReaction = endpoint({
  name: "chat.remove-reaction",
  method: "DELETE",
  path: "/api/chat/posts/:id/reactions/:sign",
  need: "signed-in",
  summary: "Take one's sign off",
  params: Reaction,
  reply: Done,
});
export const pinPost = endpoint({
  name: "chat.pin-post",
  method: "PUT",
  path: "/api/chat/posts/:id/pin",
  need: "signed-in",
  summary: "Pin a post to its room, or unpin it",
  params: post,
  body: z.object({ isPinned: z.boolean() }),
  reply: Done,
});
export const linkTask = endpoint({
  name: "chat.link-task",
  method: "PUT",
  path: "/api/chat/posts/:id/task",
  need: "tasks.write",
  summary: "Remember the task that was made of a post",
  params: post,
  body: z.object({ taskId: Id }),
  reply: Done,
});
export const searchPosts = endpoint({
  name: "chat.search-posts",
  method: "GET",
  path: "/api/chat/search",
  need: "signed-in",
  summary: "Posts by words, in rooms one may see, newest first",
  query: z.object({ q: z.string().trim().min(1).max(100), roomId: IdText.optional(), before: IdText.optional() }),
  reply: z.object({
    items: z.array(z.object({ post: ChatPost, room: ChatRoom.pick({ id: true, kind: true, title: true }) })),
    next: z.string().nullable(),
  }),
});
export const listCards = endpoint({
  name: "chat.list-cards",
  method: "GET",
  path: "/api/chat/cards",
  need: "clients.read",
  summary: "Cards that posts name: whose, on which stage",
  query: z.object({ clientIds: Ids.optional(), numbers: Ids.optional() }),
  reply: z.object({
    items: z.array(
      z.object({
        clientId: Id,
        name: z.string(),
        matterId: Id.nullable(),
        number: z.int().nullable(),
        stageId: Id.nullable(),
        isOpen: z.boolean(),
      }),
    ),
  }),
});
export const getChatFile = endpoint({
  name: "chat.get-file",
  method: "GET",
  path: "/api/chat/files/:id",
  need: "signed-in",
  summary: "A file of a post",
  params: z.object({ id: IdText }),
  reply: z.unknown(),
});
