import type { Say } from "../../lib/i18n.ts";
import type { Locale } from "../../lib/locale.ts";
import type { journalTexts } from "../journal-texts.ts";
import { titleIn, type CatalogItem, type JournalLine } from "../model.ts";
import { factValueWords, type FactValueWords } from "../words/fact-values.ts";

type T = Say<typeof journalTexts>;

/** «Записан звонок, Ксения Обухова» */
export function causeWords({ cause }: Pick<JournalLine, "cause">, eventTitle: (name: string) => string, t: T): string {
  if (!cause) return "";
  return t("causeBy", { event: eventTitle(cause.name), who: cause.actor ?? t("byAutomation") });
}

/** What stands in the place of a condition's values when there are none; nothing where it did not come to judging. */
export function judgedNone({ kind, outcome }: Pick<JournalLine, "kind" | "outcome">, t: T): string | undefined {
  if (kind === "trigger") return undefined;
  if (outcome === "waiting") return t("judgedLater");
  return outcome === "done" ? t("judgedNever") : undefined;
}

/** What a robot left behind, by the titles its kind gives; numbers of records mean nothing to a reader and are left out. */
export function resultWords(
  result: Readonly<Record<string, unknown>> | null,
  item: Pick<CatalogItem, "results"> | undefined,
  t: T,
  locale: Locale,
): FactValueWords[] {
  if (result === null || !item) return [];
  return item.results.flatMap(({ kind, ...one }) => {
    const value = result[one.name];
    if (!isShown(value) || one.name.endsWith("Id")) return [];
    return [{ name: one.name, title: titleIn(one, locale), value: resultValue(one.name, value, kind, t, locale) }];
  });
}

type ResultKind = CatalogItem["results"][number]["kind"];

function resultValue(name: string, value: string | number | boolean, kind: ResultKind, t: T, locale: Locale): string {
  if (name === "arm" && (value === "then" || value === "else")) return t(`arm_${value}`);
  if (name === "channel" && isChannel(value)) return t(`channel_${value}`);
  return kind === "text" ? String(value) : factValueWords(value, { kind, options: [] }, locale);
}

const channels = ["whatsapp", "max", "telegram", "sms", "email"] as const;
const isChannel = (value: unknown): value is (typeof channels)[number] => channels.some((channel) => channel === value);
const isShown = (value: unknown): value is string | number | boolean =>
  (typeof value === "string" && value !== "") || typeof value === "number" || typeof value === "boolean";

/** «Ждёт: запуск завтра, 10:00 · 2 попытки»: what stands beside the outcome. */
export function outcomeNotes(
  line: JournalLine,
  { reason, when }: { reason: (code: string) => string; when: (at: string) => string },
  t: T,
): string[] {
  const isRetrying = retries(line);
  return [
    line.reason !== null && line.reason !== line.outcome ? reason(line.reason) : "",
    line.kind === "robot" && line.attempts > 1 ? t("attempts", { n: line.attempts }) : "",
    line.outcome === "waiting" && line.dueAt ? t(isRetrying ? "nextTry" : "due", { when: when(line.dueAt) }) : "",
  ].filter((note) => note !== "");
}

export const retries = (line: Pick<JournalLine, "outcome" | "attempts">): boolean =>
  line.outcome === "waiting" && line.attempts > 0;
