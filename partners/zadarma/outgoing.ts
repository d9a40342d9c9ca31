import { type Call, newCall } from "./call.ts";
import { demoAccount } from "./demo-account.ts";
import { personOf } from "./people.ts";
import { answer, finish } from "./talk.ts";
import { tell } from "./tell.ts";
import { after } from "./timers.ts";
import { isFree, type World } from "./world.ts";

export type OutgoingOrder = {
  internal: string;
  to: string;
  talkSeconds?: number | undefined;
  /** From the employee's own telephone: there is no first leg to wait for. */
  isDirect?: boolean;
};

const RING_EMPLOYEE_SECONDS = 2;

/**
 * A callback: the employee's telephone rings first, then the person's. An employee who is away makes no call and no
 * event: only the partner's silence tells.
 */
export function startOutgoing(world: World, order: OutgoingOrder): Call {
  const person = personOf(order.to);
  const call = newCall(world.clock.now(), {
    direction: "out",
    person,
    phone: order.to,
    shown: person.shownAs === "plus" ? `+${order.to}` : order.to,
    did: demoAccount.numbers[0] ?? "",
    internal: order.internal,
    talkSeconds: order.talkSeconds ?? person.talk,
  });
  after(world, call, "employee", order.isDirect ? 0 : RING_EMPLOYEE_SECONDS, async () => {
    if (!isFree(world, order.internal)) return;
    call.startedAt = world.clock.now();
    call.ringing = order.internal;
    world.calls.push(call);
    await dial(world, call, order.internal);
  });
  return call;
}

async function dial(world: World, call: Call, internal: string): Promise<void> {
  call.state = "ringing";
  const { after: seconds, outcome } =
    world.account.balance > 0 ? call.person.called : { after: 1, outcome: "no money" as const };
  after(world, call, "outcome", seconds, () =>
    outcome === "answered" ? answer(world, call, internal) : finish(world, call, outcome),
  );
  if (call.person.toldAs !== "internal-end") await tell(world, call, "NOTIFY_OUT_START");
}
