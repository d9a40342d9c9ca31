import { ApiError } from "./api.ts";
import { makeFormat } from "./format.ts";
import { defineTexts, say } from "./i18n.ts";
import { getLocale } from "./locale.ts";
import type { Stage } from "./pipelines.ts";
import { sessionNow } from "./session.ts";
import { stageName } from "./stage-name.ts";

const texts = defineTexts({
  movedBy: ["{who}, {when}. Сейчас карта на стадии «{stage}».", "{who}, {when}. The card is now on “{stage}”."],
  robot: ["Робот", "A robot"],
  someone: ["Другой сотрудник", "Another employee"],
});

/** Why a card was not moved or not taken back; undefined when the server named no reason. */
export async function moveRefusal(error: unknown, stages: readonly Stage[]): Promise<string | undefined> {
  if (!(error instanceof ApiError) || error.reason === undefined) return undefined;
  if (isMovedMeanwhile(error)) return whoMoved(error.details, stages);
  const { reasonText } = await import("./reason-words.ts");
  return reasonText(error.reason, error.details);
}

export const isMovedMeanwhile = (error: unknown): boolean =>
  error instanceof ApiError && error.reason === "moved-meanwhile";

function whoMoved({ by, byKind, at, stageId }: Record<string, unknown>, stages: readonly Stage[]): string {
  const format = makeFormat(sessionNow()?.firm.zone ?? "UTC", getLocale(), new Date());
  const stage = stages.find((one) => one.id === stageId);
  return say(texts, "movedBy", {
    who: typeof by === "string" && by !== "" ? by : say(texts, byKind === "employee" ? "someone" : "robot"),
    when: typeof at === "string" ? format.when(at) : "",
    stage: stage ? stageName(stage) : "",
  });
}
