import type { Clock } from "../kernel/clock.ts";
import type { Sandbox } from "../kernel/partner.ts";
import { Callbacks } from "./callbacks.ts";
import { demoAccount, demoInboundPath, demoTextPath } from "./demo-account.ts";
import { demoTemplates } from "./demo-templates.ts";
import type { Message } from "./message.ts";
import type { Step } from "./people.ts";
import { Store } from "./store.ts";
import { fromDemo } from "./template.ts";

/** What is still to come for a message that was accepted. */
export type Life = { bornAt: number; steps: Step[]; cancel: () => void };

/** What every part of this Twilio works with. */
export type World = {
  sandbox: Sandbox;
  clock: Clock;
  store: Store;
  callbacks: Callbacks;
  /** What is still going to happen to a message. */
  lives: WeakMap<Message, Life>;
};

export function newWorld(sandbox: Sandbox): World {
  const store = new Store();
  const callbacks = new Callbacks(sandbox);
  const world: World = { sandbox, clock: sandbox.clock, store, callbacks, lives: new WeakMap() };
  furnish(world);
  return world;
}

/** Back to the state of the start: demo templates and the demo sender, no conversations. */
export function resetWorld(world: World): void {
  for (const message of world.store.messages()) {
    world.lives.get(message)?.cancel();
    world.lives.delete(message);
  }
  world.callbacks.clear();
  world.store.forgetConversations();
  furnish(world);
}

function furnish({ store, sandbox, clock }: World): void {
  store.senders.clear();
  store.senders.set(demoAccount.sender, sandbox.productUrl + demoInboundPath);
  store.senders.set(demoAccount.textSender, sandbox.productUrl + demoTextPath);
  store.templates.clear();
  for (const demo of demoTemplates) store.templates.set(demo.sid, fromDemo(demo, demoAccount.sid, clock.now()));
}
