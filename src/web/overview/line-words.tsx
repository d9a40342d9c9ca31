import { clientFields } from "../../api/client-fields.ts";
import { channelTitle } from "../lib/channel-names.ts";
import { useFormat } from "../lib/format.ts";
import { sayPair, useTexts } from "../lib/i18n.ts";
import { useLateReason } from "../lib/late-reason.ts";
import { useLocale, type Locale } from "../lib/locale.ts";
import { insideQuotes } from "../lib/quotes.ts";
import { lookOf } from "./event-text.tsx";
import type { Item } from "./queries.ts";
import { overviewTexts } from "./texts.ts";
import styles from "./timeline.module.css";

export type StageNames = (stageId: number) => string;

/** The sentence of an event: what happened, by whom, why. */
export function LineWords({ item, stageName }: { item: Item; stageName: StageNames }) {
  const t = useTexts(overviewTexts);
  const locale = useLocale();
  const plain = usePlainText(item);
  const id = (key: string) => (typeof item.data[key] === "number" ? item.data[key] : null);
  const [from, to] = [id("fromStageId"), id("toStageId")];
  const tail = useTail();
  if (from !== null && to !== null) {
    return (
      <>
        {plain}: {stageName(from)} → <b className={styles.strong}>{stageName(to)}</b>
        {tail(item)}
      </>
    );
  }
  if (item.task) {
    return (
      <>
        {plain}: <b className={styles.strong}>{item.task.title}</b>
        {item.name === "task.completed" && item.task.result && ` · ${item.task.result}`}
        {tail(item)}
      </>
    );
  }
  const stage = id("stageId");
  return (
    <>
      {plain}
      {item.name === "matter.opened" && stage !== null && (
        <>
          : <b className={styles.strong}>{stageName(stage)}</b>
        </>
      )}
      {item.name !== "matter.opened" && item.robot && (
        <> · {t("byRobot", { name: insideQuotes(item.robot, locale) })}</>
      )}
      {!item.robot && tail(item)}
    </>
  );
}

// Who or what did it, and the reason where one was given.
function useTail(): (item: Item) => string {
  const t = useTexts(overviewTexts);
  const locale = useLocale();
  return (item) => {
    const text = (key: string) => (typeof item.data[key] === "string" ? item.data[key] : "");
    const rule = text("rule");
    const by =
      text("by") === "trigger"
        ? t("byTrigger", { name: insideQuotes(rule, locale) })
        : item.robot
          ? t("byRobot", { name: insideQuotes(item.robot, locale) })
          : text("by") === "robot"
            ? t("byRobot", { name: insideQuotes(rule, locale) })
            : (item.actor.name ?? "");
    const reason = item.name.startsWith("matter.") ? text("reason") : "";
    return [by, reason && `«${reason}»`]
      .filter(Boolean)
      .map((part) => ` · ${part}`)
      .join("");
  };
}

/** The text of the event with its values put in. */
function usePlainText({ name, data }: Item): string {
  const t = useTexts(overviewTexts);
  const locale = useLocale();
  const f = useFormat();
  const { text } = lookOf(name);
  const words = (key: string) => (typeof data[key] === "string" ? data[key] : "");
  const number = (key: string) => (typeof data[key] === "number" ? data[key] : 0);
  const reason = useLateReason(text[0].includes("{reason}") ? words("reason") : "");
  const named = Array.isArray(data["fields"]) ? data["fields"] : words("field") ? [words("field")] : [];
  const fields = named.map((field) => fieldTitle(t, String(field), locale)).join(", ");
  return sayPair(
    text,
    {
      number: number("number"),
      fields: fields || t("field_other"),
      sum: f.money(number("totalKopecks")),
      n: number("creditors"),
      purpose: purposeTitle(t, words("purpose")),
      channel: channelTitle(words("channel")),
      reason,
      code: words("code"),
    },
    locale,
  );
}

type Words = ReturnType<typeof useTexts<typeof overviewTexts>>;
const fields = [
  "name",
  "birthDate",
  "inn",
  "email",
  "city",
  "region",
  "zone",
  "family",
  "work",
  "incomeKopecks",
  "note",
  "phones",
] as const;
const purposes = ["personal-data", "advertising", "messages"] as const;

function fieldTitle(t: Words, field: string, locale: Locale): string {
  const known = fields.find((one) => one === field);
  if (known) return t(`field_${known}`);
  const registered = clientFields.find(({ name }) => name === field);
  return registered ? sayPair(registered.title, undefined, locale) : t("field_other");
}

function purposeTitle(t: Words, purpose: string): string {
  const known = purposes.find((one) => one === purpose);
  return known ? t(`purpose_${known}`) : purpose;
}
