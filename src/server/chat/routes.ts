import type { FastifyInstance } from "fastify";
import * as api from "../../api/chat.ts";
import * as roomsApi from "../../api/chat-rooms.ts";
import type { App } from "../kernel/ctx.ts";
import { serve } from "../kernel/http.ts";
import { serveFile } from "../kernel/serve-file.ts";
import { addPost } from "./add-post.ts";
import { createRoom, openDirect, openThread } from "./create-room.ts";
import { editPost } from "./edit-post.ts";
import { chatFile, findThread, getRoom } from "./get-room.ts";
import { linkTask } from "./link-task.ts";
import { listCards } from "./list-cards.ts";
import { listEdits, listJoined, listPosts } from "./list-posts.ts";
import { listRooms } from "./list-rooms.ts";
import { addMembers, removeMember, setMembership } from "./members.ts";
import { pinPost } from "./pin-post.ts";
import { setReaction } from "./react.ts";
import { readRoom } from "./read-room.ts";
import { removePost } from "./remove-post.ts";
import { searchPosts } from "./search-posts.ts";
import { readPost } from "./store.ts";
import { updateRoom } from "./update-room.ts";

const done = { ok: true as const };

export function routes(http: FastifyInstance, app: App): void {
  roomRoutes(http, app);
  postRoutes(http, app);
  serve(http, app, api.searchPosts, (ctx, { query }) => searchPosts(ctx, query));
  serve(http, app, api.listCards, (ctx, { query }) => listCards(ctx, query));
  serveFile(http, app, api.getChatFile, (ctx, { params }) => chatFile(ctx, params.id));
}

function roomRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, roomsApi.listRooms, async (ctx, { query }) => ({
    items: await listRooms(ctx, query.archived === "true"),
  }));
  serve(http, app, roomsApi.createRoom, async (ctx, { body: { key, ...room } }) => {
    const { id } = await createRoom(ctx, { ...room, onceKey: `user:${ctx.actor.id}:${key}` });
    return { id };
  });
  serve(http, app, roomsApi.openDirect, (ctx, { body }) => openDirect(ctx, body.userId));
  serve(http, app, roomsApi.openThread, (ctx, { body }) => openThread(ctx, body.clientId));
  serve(http, app, roomsApi.findThread, (ctx, { query }) => findThread(ctx, query.clientId));
  serve(http, app, roomsApi.getRoom, (ctx, { params }) => getRoom(ctx, params.id));
  serve(http, app, roomsApi.updateRoom, async (ctx, { params, body }) => {
    await updateRoom(ctx, params.id, body);
    return done;
  });
  serve(http, app, roomsApi.addMembers, async (ctx, { params, body }) => {
    await addMembers(ctx, params.id, body.userIds);
    return done;
  });
  serve(http, app, roomsApi.removeMember, async (ctx, { params }) => {
    await removeMember(ctx, params.id, params.userId);
    return done;
  });
  serve(http, app, roomsApi.setMembership, async (ctx, { params, body }) => {
    await setMembership(ctx, params.id, body);
    return done;
  });
  serve(http, app, roomsApi.readRoom, async (ctx, { params, body }) => {
    await readRoom(ctx, params.id, body.upTo);
    return done;
  });
}

function postRoutes(http: FastifyInstance, app: App): void {
  serve(http, app, api.listPosts, (ctx, { params, query }) => listPosts(ctx, params.id, query));
  serve(http, app, api.addPost, async (ctx, { params, body }) =>
    readPost(ctx, await addPost(ctx, { roomId: params.id, ...body })),
  );
  serve(http, app, api.editPost, async (ctx, { params, body }) => {
    await editPost(ctx, params.id, body);
    return readPost(ctx, params.id);
  });
  serve(http, app, api.removePost, async (ctx, { params }) => {
    await removePost(ctx, params.id);
    return done;
  });
  serve(http, app, api.listEdits, async (ctx, { params }) => ({ items: await listEdits(ctx, params.id) }));
  serve(http, app, api.listJoined, async (ctx, { params }) => ({ items: await listJoined(ctx, params.id) }));
  serve(http, app, api.addReaction, async (ctx, { params }) => {
    await setReaction(ctx, params.id, params.sign, true);
    return done;
  });
  serve(http, app, api.removeReaction, async (ctx, { params }) => {
    await setReaction(ctx, params.id, params.sign, false);
    return done;
  });
  serve(http, app, api.pinPost, async (ctx, { params, body }) => {
    await pinPost(ctx, params.id, body.isPinned);
    return done;
  });
  serve(http, app, api.linkTask, async (ctx, { params, body }) => {
    await linkTask(ctx, params.id, body.taskId);
    return done;
  });
}
