import type { Ctx } from "../kernel/ctx.ts";

/** What papers need of slices on their own floor; given in app.ts. */
export interface Ports {
  sms: {
    /** At once and kept nowhere: a signing code is nobody's but the client's. False when it did not go. */
    sendSecret(ctx: Ctx, message: { clientId: number; phone: string; text: string }): Promise<boolean>;
    /** An ordinary message of the client's dialog. */
    queue(
      ctx: Ctx,
      message: { clientId: number; matterId: number | null; text: string; onceKey: string },
    ): Promise<void>;
  };
  tasks: {
    set(
      ctx: Ctx,
      task: { title: string; note: string; items: readonly string[]; dueAt: Date; onceKey: string } & (
        | { matterId: number }
        | { matterId: null; clientId: number }
      ),
    ): Promise<void>;
  };
}

let given: Ports | null = null;

export function givePorts(ports: Ports): void {
  given = ports;
}

export function ports(): Ports {
  if (!given) throw new Error("papers were given no neighbours");
  return given;
}
