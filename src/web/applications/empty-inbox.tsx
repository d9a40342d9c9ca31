import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { EmptyState } from "../ui/states.tsx";
import type { InboxPage, Tab } from "./queries.ts";
import { texts } from "./texts.ts";

type EmptyInboxProps = { tab: Tab; today: InboxPage["today"] };

export function EmptyInbox({ tab, today }: EmptyInboxProps) {
  const t = useTexts(texts);
  const figures = useToday(today);
  if (tab === "new")
    return (
      <EmptyState
        title={t("allDone")}
        hint={
          <>
            {figures}
            <br />
            {t("waiting")}
          </>
        }
      />
    );
  if (tab === "mine")
    return (
      <EmptyState
        title={t("mineDone")}
        hint={
          <>
            {figures}
            <br />
            {t("mineDoneHint")}
          </>
        }
      />
    );
  return tab === "taken" ? (
    <EmptyState title={t("noneTaken")} hint={t("noneTakenHint")} />
  ) : (
    <EmptyState title={t("noneSuspect")} hint={t("noneSuspectHint")} />
  );
}

/** «Сегодня взято 12 заявок, в среднем за 6,5 мин» */
export function useToday(today: InboxPage["today"] | undefined): string {
  const t = useTexts(texts);
  const format = useFormat();
  if (!today) return "";
  const mean =
    today.meanMinutesToTake === null ? "" : `, ${t("mean", { minutes: format.number(today.meanMinutesToTake) })}`;
  return t("today", { taken: today.taken }) + mean;
}
