import { IconPhoneIncoming, IconPhoneOutgoing } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { formatLength } from "../lib/dates.ts";
import { useTexts } from "../lib/i18n.ts";
import { Tag } from "../ui/tag.tsx";
import type { Tone } from "../ui/tone.ts";
import type { LineTone } from "./event-text.tsx";
import type { Item } from "./queries.ts";
import { overviewTexts } from "./texts.ts";
import { Card } from "./timeline-card.tsx";
import styles from "./timeline.module.css";

export type TimelineCall = NonNullable<Item["call"]>;
export type CallSound = (call: TimelineCall) => ReactNode;

const RESULT_TONES = { talked: "green", "no-answer": "amber", "wrong-number": "gray", refused: "red" } as const;
const OUTCOME_TONES: Record<NonNullable<TimelineCall["outcome"]>, Tone> = {
  talked: "green",
  missed: "red",
  "no-answer": "amber",
  busy: "amber",
  failed: "red",
  unknown: "hollow",
};
const isResult = (result: string): result is keyof typeof RESULT_TONES => Object.hasOwn(RESULT_TONES, result);

/** A call whole: how long, who, what came of it, what was said, and its sound. */
export function CallItem({ item, call, sound }: { item: Item; call: TimelineCall; sound: CallSound }) {
  const t = useTexts(overviewTexts);
  const isIn = call.direction === "in";
  const Icon = isIn ? IconPhoneIncoming : IconPhoneOutgoing;
  const length = call.talkSeconds !== null && call.talkSeconds > 0 && formatLength(call.talkSeconds);
  const player = call.recording !== null && sound(call);
  return (
    <Card
      item={item}
      tone={toneOf(call)}
      icon={<Icon size={17} stroke={1.8} />}
      title={t(isIn ? "callIn" : "callOut")}
      aside={[length, call.userName ?? item.actor.name].filter(Boolean).join(" · ")}
    >
      <div className={styles.result}>
        <Outcome call={call} />
        {call.note && <p className={styles.body}>{call.note}</p>}
        {player}
      </div>
    </Card>
  );
}

function Outcome({ call: { result, outcome, isLostBusy, waitingSeconds } }: { call: TimelineCall }) {
  const t = useTexts(overviewTexts);
  // What a person wrote down says more than what the line told.
  if (result !== null)
    return isResult(result) ? <Tag tone={RESULT_TONES[result]}>{t(`call_${result}`)}</Tag> : <Tag>{result}</Tag>;
  if (outcome === null) return null;
  const waited =
    outcome === "missed" && waitingSeconds !== null && t("callWaited", { time: formatLength(waitingSeconds) });
  return (
    <span className={styles.outcome}>
      <Tag tone={OUTCOME_TONES[outcome]}>{t(`outcome_${outcome}`)}</Tag>
      {outcome === "talked" && <Tag tone="amber">{t("callUnfinished")}</Tag>}
      <span className={styles.aside}>{[waited, isLostBusy && t("callLostBusy")].filter(Boolean).join(" · ")}</span>
    </span>
  );
}

const toneOf = ({ outcome }: TimelineCall): LineTone =>
  outcome === "missed" || outcome === "failed"
    ? "red"
    : outcome === "no-answer" || outcome === "busy"
      ? "amber"
      : "blue";
