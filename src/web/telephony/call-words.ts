import type { Call } from "../../api/telephony.ts";
import { defineTexts, useTexts } from "../lib/i18n.ts";
import type { Tone } from "../ui/tone.ts";

/** What came of a call, in words; a sign and a colour stand beside them, never instead. */
export const callWordTexts = defineTexts({
  requested: ["вызываем ваш телефон", "ringing your phone"],
  dialing: ["вызываем ваш телефон", "ringing your phone"],
  unknownState: ["линия не ответила", "the line did not answer"],
  ringingIn: ["звонит сейчас", "is ringing now"],
  ringingOut: ["набираем номер", "dialling"],
  answered: ["идёт разговор", "in a talk"],
  talked: ["состоялся", "talked"],
  missed: ["пропущен", "missed"],
  noAnswer: ["не ответили", "no answer"],
  busy: ["занято", "busy"],
  failed: ["не состоялся", "failed"],
  unknown: ["итог неизвестен", "outcome unknown"],
  "reason_no-money": ["на счёте телефонии нет денег", "the telephony account has no money"],
  reason_limit: ["исчерпан лимит телефонии", "the telephony limit is used up"],
  "reason_no-trace": ["на линии следов звонка нет", "the line has no trace of the call"],
  "reason_time-out": ["линия не ответила вовремя", "the line did not answer in time"],
  reason_other: ["ответ линии: {code}", "the line answered: {code}"],
  hidden: ["Номер скрыт", "Hidden number"],
  byHand: ["Записан вручную", "Entered by hand"],
});

type CallWord = { text: keyof typeof callWordTexts; tone: Tone };
type Told = Pick<Call, "state" | "outcome" | "direction">;

const OUTCOMES: Record<NonNullable<Call["outcome"]>, CallWord> = {
  talked: { text: "talked", tone: "green" },
  missed: { text: "missed", tone: "red" },
  "no-answer": { text: "noAnswer", tone: "amber" },
  busy: { text: "busy", tone: "amber" },
  failed: { text: "failed", tone: "red" },
  unknown: { text: "unknown", tone: "hollow" },
};

export function callWord({ state, outcome, direction }: Told): CallWord {
  if (outcome !== null) return OUTCOMES[outcome];
  if (state === "ringing") return { text: direction === "in" ? "ringingIn" : "ringingOut", tone: "blue" };
  if (state === "unknown") return { text: "unknownState", tone: "hollow" };
  if (state === "ended") return OUTCOMES.unknown;
  return { text: state, tone: "blue" };
}

const REASONS = ["no-money", "limit", "no-trace", "time-out"] as const;

/** Why it failed or is unknown; a partner's code without words is shown as it is. */
export function useCallReason(): (reason: string | null) => string {
  const t = useTexts(callWordTexts);
  return (reason) => {
    if (reason === null) return "";
    const known = REASONS.find((one) => one === reason);
    return known ? t(`reason_${known}`) : t("reason_other", { code: reason });
  };
}
