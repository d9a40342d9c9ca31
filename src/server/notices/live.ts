import { events } from "../../api/events.ts";
import type { LiveParts } from "../kernel/ctx.ts";

/** A notice is its reader's alone: nobody else's browser need ask the server what it was. */
export const noticesLive: LiveParts = {
  events: ["notice.sent", "notice.read", "notice.choices-changed", "notice.push-changed"],
  tell: async (_app, rows) =>
    new Map(rows.map(({ id, data }) => [id, { to: [events["notice.read"].data.parse(data).userId] }])),
};
