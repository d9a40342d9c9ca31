import {
  IconHelp,
  IconPhoneCalling,
  IconPhoneCheck,
  IconPhoneIncoming,
  IconPhoneOff,
  IconPhoneOutgoing,
  IconPhoneRinging,
} from "@tabler/icons-react";
import type { CurrentCall } from "../queries.ts";
import type { Phase } from "./dock-model.ts";
import styles from "./dock.module.css";

const ICONS = {
  rings: IconPhoneRinging,
  elsewhere: IconPhoneIncoming,
  dials: IconPhoneOutgoing,
  talks: IconPhoneCalling,
  doubt: IconHelp,
  over: IconPhoneOff,
};

/** The sign of what the call is doing; the words stand beside it. */
export function PhaseMark({ phase, call, size = 18 }: { phase: Phase; call: CurrentCall; size?: number }) {
  const Icon = phase === "over" && call.outcome === "talked" ? IconPhoneCheck : ICONS[phase];
  return (
    <span
      className={styles.mark}
      data-tone={toneOf(phase, call)}
      data-rings={phase === "rings" || undefined}
      aria-hidden
    >
      <Icon size={size} stroke={1.8} />
    </span>
  );
}

export function toneOf(
  phase: Phase,
  { outcome }: Pick<CurrentCall, "outcome">,
): "green" | "blue" | "red" | "amber" | "gray" {
  if (phase === "rings") return "green";
  if (phase === "talks" || phase === "dials") return "blue";
  if (phase === "doubt") return "amber";
  if (phase === "elsewhere") return "gray";
  if (outcome === "missed" || outcome === "failed") return "red";
  return outcome === "talked" ? "green" : "amber";
}
