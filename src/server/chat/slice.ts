import { defineSlice } from "../kernel/ctx.ts";
import { chatLive } from "./live.ts";
import { dropFilesJob } from "./remove-post.ts";
import { addRoomMembers } from "./robots/add-members.ts";
import { makeRoom } from "./robots/create-room.ts";
import { postToRoom } from "./robots/post-to-room.ts";
import { routes } from "./routes.ts";
import "./tables.ts";

export const chat = defineSlice({
  name: "chat",
  routes,
  jobs: [dropFilesJob],
  robots: [postToRoom, makeRoom, addRoomMembers],
  live: chatLive,
});
