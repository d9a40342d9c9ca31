import { z } from "zod";
import { Invalid } from "./invalid.ts";

/** What can go wrong with a request the product makes to a partner. */
export const requestFaults = [
  "pass",
  "429",
  "500",
  "503",
  "hang-before-create",
  "accept-then-hang",
  "accept-then-500",
  "delay",
] as const;

/** What can go wrong with a request a partner makes to the product. */
export const callbackFaults = ["pass", "duplicate", "reorder", "drop", "wrong-signature", "delay"] as const;

/** What single partners know beside these. */
type OwnFault = "callback-before-answer" | "error-200" | "not-json" | "late" | "expired" | "multipart";

export type FaultKind = (typeof requestFaults)[number] | (typeof callbackFaults)[number] | OwnFault;
export type FaultStep = { kind: FaultKind; seconds: number };
export type FaultPlan = FaultStep[] | { always: FaultStep };
export type FaultRoutes = Record<string, readonly FaultKind[]>;

const DEFAULT_DELAY_SECONDS = 2;

export class Faults {
  #plans = new Map<string, { partner: string; route: string; plan: FaultPlan }>();

  set(partner: string, route: string, plan: FaultPlan): void {
    this.#plans.set(keyOf(partner, route), { partner, route, plan });
  }

  /** The fault of this very request; a list is used up step by step. */
  take(partner: string, route: string): FaultStep | undefined {
    const entry = this.#plans.get(keyOf(partner, route));
    if (!entry) return undefined;
    if (!Array.isArray(entry.plan)) return entry.plan.always;
    const step = entry.plan.shift();
    if (entry.plan.length === 0) this.#plans.delete(keyOf(partner, route));
    return step;
  }

  clear(partner?: string, route?: string): number {
    const doomed = [...this.#plans.values()].filter(
      (entry) => (!partner || entry.partner === partner) && (!route || entry.route === route),
    );
    for (const entry of doomed) this.#plans.delete(keyOf(entry.partner, entry.route));
    return doomed.length;
  }

  list(): { partner: string; route: string; plan: FaultPlan }[] {
    return [...this.#plans.values()];
  }
}

const keyOf = (partner: string, route: string): string => `${partner} ${route}`;

/** A step is written as 429, "drop" or {kind: "delay", seconds: 5}. */
export function readPlan(plan: unknown, allowed: readonly FaultKind[]): FaultPlan {
  if (Array.isArray(plan)) {
    if (plan.length === 0 || plan.length > 10_000) throw new Invalid("The plan must hold 1 to 10000 steps.");
    return plan.map((step, index) => readStep(step, `Step ${index + 1} of the plan`, allowed));
  }
  const always = z.strictObject({ always: z.unknown() }).safeParse(plan);
  if (!always.success) throw new Invalid("The plan must be a list of steps or {always: step}.");
  return { always: readStep(always.data.always, "The step", allowed) };
}

const Step = z.strictObject({ kind: z.string(), seconds: z.number().min(0).max(86_400).optional() });

function readStep(step: unknown, place: string, allowed: readonly FaultKind[]): FaultStep {
  const written = typeof step === "string" || typeof step === "number" ? { kind: String(step) } : step;
  const parsed = Step.safeParse(written);
  if (!parsed.success) {
    throw new Invalid(`${place} must be a fault name or {kind, seconds} with seconds from 0 to 86400.`);
  }
  const kind = allowed.find((name) => name === parsed.data.kind);
  if (!kind) throw new Invalid(`${place} is "${parsed.data.kind}", but this route knows only: ${allowed.join(", ")}.`);
  if (parsed.data.seconds !== undefined && kind !== "delay") {
    throw new Invalid(`${place}: seconds belong to "delay" only.`);
  }
  return { kind, seconds: parsed.data.seconds ?? DEFAULT_DELAY_SECONDS };
}
