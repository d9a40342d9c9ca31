import type { Ctx } from "../../kernel/ctx.ts";
import { refused } from "../../kernel/errors.ts";
import type { TemplateDesk } from "../adapters/port.ts";
import { connectionById } from "../store.ts";
import { failureOf, openChannel } from "./open-channel.ts";

/** What makes and files templates for the connection; SMS and letters know none. */
export async function deskOf(ctx: Ctx, connectionId: number): Promise<TemplateDesk> {
  const desk = openChannel(ctx.app, await connectionById(ctx, connectionId)).templates;
  if (!desk) throw refused("no-templates-here");
  return desk;
}

/** What the partner refused is told to the person who asked, in the partner's words. */
export async function orTold<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const failure = failureOf(error);
    if (!failure) throw error;
    throw refused("partner-said-no", { code: failure.code, text: failure.text });
  }
}
