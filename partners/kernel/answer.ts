import type { Clock } from "./clock.ts";
import type { FaultStep } from "./faults.ts";

export type Answer = { status: number; body?: unknown; headers?: Record<string, string> };

type Work = (order: { callbackFirst: boolean }) => Promise<Answer>;

/** Does the partner's work with the planned fault around it. "hang" means: the answer never comes. */
export async function answerUnderFault(
  fault: FaultStep | undefined,
  clock: Clock,
  work: Work,
  refuse: (status: number) => Answer,
): Promise<Answer | "hang"> {
  switch (fault?.kind) {
    case "429":
    case "500":
    case "503":
      return refuse(Number(fault.kind));
    case "hang-before-create":
      return "hang";
    case "accept-then-hang":
      return unlessRefused(await work({ callbackFirst: false }), "hang");
    case "accept-then-500":
      return unlessRefused(await work({ callbackFirst: false }), refuse(500));
    case "callback-before-answer":
      return work({ callbackFirst: true });
    case "delay":
      await clock.sleep(fault.seconds);
      return work({ callbackFirst: false });
    default:
      return work({ callbackFirst: false });
  }
}

/** What the partner would refuse anyway was not accepted, so its refusal is not hidden. */
function unlessRefused(answer: Answer, fault: Answer | "hang"): Answer | "hang" {
  return answer.status < 400 ? fault : answer;
}
