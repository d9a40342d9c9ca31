import type { Delay, Timing } from "../../../api/automation-timing.ts";

// A robot's timing while it is edited: what happens when its date is empty has no default, the person says it.

type DateDelay = Extract<Delay, { kind: "date" }>;
export type DateDraft = Omit<DateDelay, "ifEmpty"> & { ifEmpty: DateDelay["ifEmpty"] | "" };
export type DelayDraft = Exclude<Delay, { kind: "date" }> | DateDraft;
export type TimingDraft = Omit<Timing, "delay"> & { delay: DelayDraft };

/** The timing as the wire has it, or null while the question of the empty date is open. */
export function decided({ delay, ...rest }: TimingDraft): Timing | null {
  if (delay.kind !== "date") return { ...rest, delay };
  const { ifEmpty } = delay;
  return ifEmpty === "" ? null : { ...rest, delay: { ...delay, ifEmpty } };
}
