import { TwilioError } from "./errors.ts";
import { endLife } from "./life.ts";
import { isFinal, type Message } from "./message.ts";
import { setStatus, tellStatus } from "./status.ts";
import type { World } from "./world.ts";

/** Twilio knows two changes: to cancel what is scheduled, and to erase the text. */
export function updateMessage(world: World, message: Message, form: Record<string, unknown>): void {
  if (form["Status"] !== undefined) {
    if (form["Status"] !== "canceled") throw new TwilioError(20001, "'Status' may only be 'canceled'.");
    if (message.status !== "scheduled") throw new TwilioError(30409, "This message cannot be canceled", 409);
    setStatus(world, message, "canceled", null);
    world.clock.after(0, message.sid, () => tellStatus(world, message));
  }
  if (form["Body"] !== undefined) {
    if (form["Body"] !== "") throw new TwilioError(20001, "'Body' may only be emptied.");
    refuseUnfinished(message);
    message.body = "";
    message.updatedAt = world.clock.now();
  }
}

export function deleteMessage(world: World, message: Message): void {
  refuseUnfinished(message);
  endLife(world, message);
  world.store.remove(message);
}

function refuseUnfinished(message: Message): void {
  const finished = isFinal(message.status) || ["sent", "delivered", "received"].includes(message.status);
  if (!finished) throw new TwilioError(20009, "Cannot change this resource before it is complete", 409);
}
