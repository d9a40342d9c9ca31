import { findOrCreateByPhone, holdClient, normalPhone, phoneOwner } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { latestOpenMatter, openMatter } from "../../matters/index.ts";
import type { CallPicture } from "../rules.ts";
import type { CallRow } from "../store.ts";

export interface Caller {
  clientId: number | null;
  matterId: number | null;
  isHidden: boolean;
}

interface Now {
  isEnding: boolean;
  /** Who talked, or at whom it rang. */
  userId: number | null;
}

/**
 * Whose call it is. While it goes on a number that nobody knows stays so, and whoever talks may say whose it is; when an
 * incoming call is over it has a card and an application, so that nobody who called is forgotten.
 */
export async function callerOf(ctx: Ctx, call: CallRow, picture: CallPicture, now: Now): Promise<Caller> {
  const { isEnding } = now;
  const phone = picture.number === null ? null : normalPhone(picture.number);
  const isHidden = picture.direction === "in" && phone === null;
  if (call.client_id !== null) {
    await holdClient(ctx, call.client_id);
    const clientId = call.client_id;
    return { clientId, matterId: call.matter_id ?? (await matterOf(ctx, clientId, picture, now)), isHidden };
  }
  if (phone === null) return { clientId: null, matterId: null, isHidden };
  const isNewcomer = isEnding && picture.direction === "in";
  const known = isNewcomer
    ? (await findOrCreateByPhone(ctx, { phone, name: phone, source: "call" })).id
    : await phoneOwner(ctx, phone);
  if (known === null) return { clientId: null, matterId: null, isHidden };
  await holdClient(ctx, known);
  return { clientId: known, matterId: await matterOf(ctx, known, picture, now), isHidden };
}

/** Who calls without an open matter asks anew, and whoever talked with him answers for it. */
async function matterOf(ctx: Ctx, clientId: number, picture: CallPicture, now: Now): Promise<number | null> {
  const open = await latestOpenMatter(ctx, clientId);
  if (open !== null || !now.isEnding || picture.direction === "out") return open;
  const responsibleId = picture.outcome === "talked" ? now.userId : null;
  return (await openMatter(ctx, { clientId, pipelineCode: "applications", source: "call", responsibleId })).id;
}
