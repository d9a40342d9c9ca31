import { z } from "zod";
import { ChatFile, ChatPost, ChatRoom, Person } from "./chat.ts";
import { endpoint } from "./endpoint.ts";
import { Done, Id, IdText, Instant, Line } from "./scalars.ts";

const room = z.object({ id: IdText });

export const listRooms = endpoint({
  name: "chat.list-rooms",
  method: "GET",
  path: "/api/chat/rooms",
  need: "signed-in",
  summary: "Own rooms with what is unread, the newest first",
  query: z.object({ archived: z.enum(["true", "false"]).default("false") }),
  reply: z.object({ items: z.array(ChatRoom) }),
});
export const createRoom = endpoint({
  name: "chat.create-room",
  method: "POST",
  path: "/api/chat/rooms",
  need: "signed-in",
  summary: "A room, open to all or private; the same key again answers with the same room",
  body: z.object({
    kind: z.enum(["open", "private"]),
    title: Line(80),
    topic: z.string().trim().max(300).default(""),
    userIds: z.array(Id).max(500).default([]),
    key: z.string().min(8).max(100),
  }),
  reply: z.object({ id: Id }),
  status: 201,
});
export const openDirect = endpoint({
  name: "chat.open-direct",
  method: "POST",
  path: "/api/chat/directs",
  need: "signed-in",
  summary: "The room of two people, made when it is first asked for",
  body: z.object({ userId: Id }),
  reply: z.object({ id: Id }),
});
export const openThread = endpoint({
  name: "chat.open-thread",
  method: "POST",
  path: "/api/chat/threads",
  need: "clients.read",
  summary: "The thread of a client, made when it is first asked for",
  body: z.object({ clientId: Id }),
  reply: z.object({ id: Id }),
});
export const findThread = endpoint({
  name: "chat.find-thread",
  method: "GET",
  path: "/api/chat/threads",
  need: "clients.read",
  summary: "Whether a client has a thread, and how much is in it",
  query: z.object({ clientId: IdText }),
  reply: z.object({ id: Id.nullable(), posts: z.int(), unread: z.int(), lastAt: Instant.nullable() }),
});
export const getRoom = endpoint({
  name: "chat.get-room",
  method: "GET",
  path: "/api/chat/rooms/:id",
  need: "signed-in",
  summary: "A room: its people, what is pinned, its files",
  params: room,
  reply: z.object({
    room: ChatRoom,
    members: z.array(Person),
    pinned: z.array(ChatPost),
    files: z.array(ChatFile.extend({ postId: Id, at: Instant })),
  }),
});
export const updateRoom = endpoint({
  name: "chat.update-room",
  method: "PATCH",
  path: "/api/chat/rooms/:id",
  need: "signed-in",
  summary: "Rename, say what it is for, put away or bring back",
  params: room,
  body: z.object({
    title: Line(80).optional(),
    topic: z.string().trim().max(300).optional(),
    isArchived: z.boolean().optional(),
  }),
  reply: Done,
});
export const addMembers = endpoint({
  name: "chat.add-members",
  method: "POST",
  path: "/api/chat/rooms/:id/members",
  need: "signed-in",
  summary: "Add people to a room",
  params: room,
  body: z.object({ userIds: z.array(Id).min(1).max(500) }),
  reply: Done,
});
export const removeMember = endpoint({
  name: "chat.remove-member",
  method: "DELETE",
  path: "/api/chat/rooms/:id/members/:userId",
  need: "signed-in",
  summary: "Take a person out of a private room, or leave it",
  params: z.object({ id: IdText, userId: IdText }),
  reply: Done,
});
export const setMembership = endpoint({
  name: "chat.set-membership",
  method: "PUT",
  path: "/api/chat/rooms/:id/membership",
  need: "signed-in",
  summary: "Own silence and following of a room",
  params: room,
  body: z.object({ isMuted: z.boolean().optional(), follows: z.boolean().optional() }),
  reply: Done,
});
export const readRoom = endpoint({
  name: "chat.read-room",
  method: "PUT",
  path: "/api/chat/rooms/:id/read",
  need: "signed-in",
  summary: "Own reading mark; it only goes forward",
  params: room,
  body: z.object({ upTo: Id }),
  reply: Done,
});
