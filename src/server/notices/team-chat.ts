import type { Role } from "../../api/rights.ts";
import { usersWithRole } from "../access/index.ts";
import type { Ctx } from "../kernel/ctx.ts";
import { notify } from "./notify.ts";

export interface TeamPost {
  text: string;
  /** Whose chat it is for. */
  roles: readonly Role[];
  clientId: number;
  matterId: number;
  /** The same post again says nothing twice. */
  onceKey: string;
  /** Posts of one rule that follow each other closely stand as one. */
  joinKey?: string;
}

/** Where the firm's people read what concerns all of them. */
export interface TeamChat {
  /** Queues or writes the post within the open transaction; returns how many people it reaches. */
  post(ctx: Ctx, post: TeamPost): Promise<number>;
}

/** The bell of every active employee of the roles; rooms of the chat are written to by chat.post-to-room. */
export const noticesAsChat: TeamChat = {
  async post(ctx, { text, roles, clientId, matterId, onceKey, joinKey }) {
    const people = await usersWithRole(ctx, roles);
    const userIds = people.map(({ id }) => id);
    await notify(ctx, {
      userIds,
      kind: "robot",
      text,
      clientId,
      matterId,
      onceKey,
      ...(joinKey === undefined ? {} : { joinKey }),
    });
    return userIds.length;
  },
};
