import { addPhone, findOrCreateByPhone, lockClient, normalPhone } from "../../clients/index.ts";
import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events.ts";
import { inTx } from "../../kernel/tx.ts";
import { latestOpenMatter, openMatter } from "../../matters/index.ts";
import { callById, lockCall } from "../store.ts";

/** The unknown number is this client's; from now on he is known by it. */
export const linkCall = (ctx: Ctx, callId: number, clientId: number): Promise<void> =>
  inTx(ctx, async (ctx) => {
    await lockClient(ctx, clientId);
    const { number } = await freeCall(ctx, callId);
    const phone = number === null ? null : normalPhone(number);
    if (phone !== null) await addPhone(ctx, { clientId, phone, isPrimary: false, note: "" });
    await link(ctx, callId, clientId, await latestOpenMatter(ctx, clientId));
  });

/** The unknown number is a new client's. */
export const openCallApplication = (ctx: Ctx, callId: number, name: string): Promise<void> =>
  inTx(ctx, async (ctx) => {
    const { number } = await callById(ctx, callId);
    const phone = number === null ? null : normalPhone(number);
    if (phone === null) throw refused("no-number");
    const client = await findOrCreateByPhone(ctx, { phone, name, source: "call" });
    await freeCall(ctx, callId);
    const open = await latestOpenMatter(ctx, client.id);
    await link(ctx, callId, client.id, open ?? (await openFor(ctx, client.id)));
  });

/** Whoever talks with him answers for it. */
async function openFor(ctx: Ctx, clientId: number): Promise<number> {
  const responsibleId = ctx.actor.kind === "employee" ? ctx.actor.id : null;
  return (await openMatter(ctx, { clientId, pipelineCode: "applications", source: "call", responsibleId })).id;
}

async function freeCall(ctx: Ctx, callId: number): Promise<{ number: string | null }> {
  const call = await lockCall(ctx, callId);
  if (call.client_id !== null) throw refused("has-client");
  return call;
}

async function link(ctx: Ctx, callId: number, clientId: number, matterId: number | null): Promise<void> {
  const { state } = await ctx.db
    .updateTable("calls")
    .set({ client_id: clientId, matter_id: matterId })
    .where("id", "=", callId)
    .returning("state")
    .executeTakeFirstOrThrow();
  await emit(ctx, "call.linked", { clientId, matterId, subjectId: callId }, { callId, isOver: state === "ended" });
}
