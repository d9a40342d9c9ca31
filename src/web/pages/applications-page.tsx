import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { z } from "zod";
import { useToday } from "../applications/empty-inbox.tsx";
import { InboxList } from "../applications/inbox-list.tsx";
import styles from "../applications/inbox.module.css";
import { inboxQuery, tabs, type Tab } from "../applications/queries.ts";
import { texts } from "../applications/texts.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { useUrlFilters } from "../lib/url-filters.ts";
import { FilterPills, type FilterPill } from "../ui/filter-pills.tsx";
import { Page, PageHeader } from "../ui/page-header.tsx";
import { NoRights } from "../ui/states.tsx";

const Filters = z.object({ tab: z.enum(tabs).catch("new") });

export function ApplicationsPage() {
  const t = useTexts(texts);
  const { can } = useSession();
  const [{ tab }, setFilters] = useUrlFilters(Filters);
  const { data } = useInfiniteQuery({
    ...inboxQuery(tab),
    enabled: can("applications.read"),
    placeholderData: keepPreviousData,
  });
  const counts = data?.pages[0]?.counts;
  const today = data?.pages[0]?.today;
  const figures = useToday(today);
  if (!can("applications.read"))
    return (
      <Page>
        <PageHeader title={t("title")} />
        <NoRights />
      </Page>
    );
  const shown: FilterPill<Tab>[] = [
    {
      value: "new",
      label: t("tab_new"),
      count: counts?.new ?? "…",
      ...(counts && counts.overdue > 0 ? { tone: "red" } : {}),
    },
    { value: "mine", label: t("tab_mine"), count: counts?.mine ?? "…" },
    { value: "taken", label: t("tab_taken"), count: today?.taken ?? "…" },
    ...(can("applications.release")
      ? [{ value: "suspect", label: t("tab_suspect"), count: counts?.suspect ?? "…" } as const]
      : []),
  ];
  return (
    <Page>
      <PageHeader
        title={t("title")}
        meta={
          <span className={styles.figures}>
            {counts && counts.overdue > 0 && (
              <span className={styles.lateMark}>{t("lateCount", { n: counts.overdue })} · </span>
            )}
            {figures || "\u00a0"}
          </span>
        }
      />
      <FilterPills label={t("tabs")} pills={shown} value={tab} onChange={(next) => setFilters({ tab: next })} />
      <InboxList key={tab} tab={tab} />
    </Page>
  );
}
