import { useNavigate } from "@tanstack/react-router";
import { useEventTitle } from "../audit/event-title.ts";
import { JournalFilters, useJournal } from "../automation/journal/journal-queries.ts";
import { Journal } from "../automation/journal/journal.tsx";
import { journalTexts } from "../automation/journal-texts.ts";
import { useCatalog } from "../automation/queries.ts";
import { useTexts } from "../lib/i18n.ts";
import { usePipelines } from "../lib/pipelines.ts";
import { useSession } from "../lib/session.ts";
import { useUrlFilters } from "../lib/url-filters.ts";
import { Page, PageHeader } from "../ui/page-header.tsx";
import { NoRights } from "../ui/states.tsx";

export function JournalPage() {
  const t = useTexts(journalTexts);
  const { can } = useSession();
  if (!can("automation.read")) {
    return (
      <Page>
        <PageHeader title={t("title")} />
        <NoRights />
      </Page>
    );
  }
  return <JournalOfAutomation />;
}

function JournalOfAutomation() {
  const t = useTexts(journalTexts);
  const navigate = useNavigate();
  const [filters, setFilters] = useUrlFilters(JournalFilters);
  const eventTitle = useEventTitle();
  const pipelines = usePipelines().data ?? [];
  const catalog = useCatalog().data;
  const failed = useJournal(filters).data?.pages[0]?.failedMonth;
  return (
    <Page>
      <PageHeader
        title={t("title")}
        onBack={() => void navigate({ to: "/automation" })}
        meta={failed === undefined ? "\u00a0" : t("failedMonth", { n: failed })}
      />
      <Journal
        filters={filters}
        onFilters={setFilters}
        pipelines={pipelines}
        catalog={catalog}
        eventTitle={eventTitle}
      />
    </Page>
  );
}
