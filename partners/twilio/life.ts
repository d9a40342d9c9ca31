import type { CallbackReply } from "./callbacks.ts";
import { type FromPerson, receiveFromPerson } from "./inbound.ts";
import { isLater, type Message, newMessage, phoneOf } from "./message.ts";
import { personOf, textPersonOf, type Step } from "./people.ts";
import { documentPhoto } from "./photo.ts";
import { newSid } from "./sids.ts";
import { applyStatus } from "./status.ts";
import { windowEnd } from "./store.ts";
import { isApproved } from "./template.ts";
import { wordsInTwiml } from "./twiml.ts";
import type { Life, World } from "./world.ts";

const REFUSED_AFTER = 0.5;

export function beginLife(world: World, message: Message): void {
  const bornAt = world.clock.now();
  const life = { bornAt, steps: [...stepsFor(world, message)], cancel: () => {} };
  world.lives.set(message, life);
  planNext(world, message, life);
}

/** Lets the next scripted thing happen at once, before its time. */
export async function hasten(world: World, message: Message): Promise<void> {
  const life = world.lives.get(message);
  if (!life) return;
  life.cancel();
  await takeStep(world, message, life);
}

export function endLife(world: World, message: Message): void {
  world.lives.get(message)?.cancel();
  world.lives.delete(message);
}

/** The person says something; what the product answers in TwiML is sent to the person. */
export async function hear(
  world: World,
  said: FromPerson,
): Promise<{ message: Message; reply: CallbackReply | undefined }> {
  const heard = await receiveFromPerson(world, said);
  const words = heard.reply && heard.reply.status < 300 ? wordsInTwiml(heard.reply) : [];
  for (const body of words) {
    const { accountSid, from, to } = heard.message;
    const answer = { sid: newSid("SM"), accountSid, from: to, to: from, body };
    const message = newMessage(world.clock.now(), { ...answer, direction: "outbound-reply", status: "queued" });
    world.store.add(message);
    beginLife(world, message);
  }
  return heard;
}

function stepsFor(world: World, message: Message): Step[] {
  if (!message.to.startsWith("whatsapp:")) return textPersonOf(phoneOf(message)).steps;
  const failed = message.flaw ?? (mayBeSent(world, message) ? null : 63016);
  if (failed !== null) return [{ after: REFUSED_AFTER, status: "undelivered", error: failed }];
  return personOf(phoneOf(message)).steps;
}

/** An approved template always; free text, or a template not approved, only inside the 24 hours. */
function mayBeSent({ store, clock }: World, message: Message): boolean {
  const template = message.contentSid === null ? undefined : store.templates.get(message.contentSid);
  if (template && isApproved(template)) return true;
  return windowEnd(store.knownPhone(phoneOf(message)), clock.now()) !== null;
}

function planNext(world: World, message: Message, life: Life): void {
  const next = life.steps[0];
  if (!next) return;
  const time = life.bornAt + next.after * 1000;
  life.cancel = world.clock.at(time, message.sid, () => takeStep(world, message, life));
}

async function takeStep(world: World, message: Message, life: Life): Promise<void> {
  const step = life.steps.shift();
  if (!step || world.lives.get(message) !== life) return;
  planNext(world, message, life);
  if ("status" in step) {
    // Someone at the control page may have been quicker.
    if (isLater(step.status, message.status)) {
      await applyStatus(world, message, step.status, "error" in step ? step.error : null);
    }
  } else {
    await speak(world, message, step);
  }
}

async function speak(world: World, message: Message, step: Exclude<Step, { status: string }>): Promise<void> {
  const phone = world.store.phone(phoneOf(message));
  const about = { number: phone.number, sender: message.from };
  if ("says" in step) {
    const text = step.says[phone.linesSaid];
    if (text === undefined) return;
    phone.linesSaid += 1;
    await hear(world, { ...about, text, media: [] });
  } else if (phone.linesSaid === 0) {
    phone.linesSaid += 1;
    const media = [{ contentType: "image/png", bytes: documentPhoto() }];
    await hear(world, { ...about, text: step.caption, media });
  }
}
