import { Button } from "@mantine/core";
import { IconDeviceMobile } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { dayOf } from "../lib/dates.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { useUrlFilters } from "../lib/url-filters.ts";
import { CallsList } from "../telephony/list/calls-list.tsx";
import { FilterRow } from "../telephony/list/filter-row.tsx";
import { CallFilters, daysOf, queryOf } from "../telephony/list/filters.ts";
import { LineFigures } from "../telephony/list/line-figures.tsx";
import { listTexts } from "../telephony/list/list-texts.ts";
import { openWebPhone } from "../telephony/open-web-phone.ts";
import { figuresQuery } from "../telephony/queries.ts";
import { VaultLine } from "../telephony/vault/vault-line.tsx";
import { Page, PageHeader } from "../ui/page-header.tsx";
import { NoRights } from "../ui/states.tsx";
import { useMyPhone } from "../ui/use-dial.ts";

export function CallsPage() {
  const t = useTexts(listTexts);
  const { can } = useSession();
  const phone = useMyPhone();
  if (!can("calls.read"))
    return (
      <Page>
        <PageHeader title={t("title")} />
        <NoRights />
      </Page>
    );
  return (
    <Page>
      <PageHeader
        title={t("title")}
        aside={<VaultLine />}
        actions={
          phone?.hasWebPhone && (
            <Button
              variant="default"
              className="op-wide-only"
              leftSection={<IconDeviceMobile size={17} stroke={1.7} />}
              onClick={openWebPhone}
              data-testid="web-phone"
            >
              {t("webPhone")}
            </Button>
          )
        }
      />
      <Calls />
    </Page>
  );
}

function Calls() {
  const f = useFormat();
  const { user } = useSession();
  const [filters, setFilters] = useUrlFilters(CallFilters);
  const today = dayOf(f.context.now, f.context.zone);
  const { from, to } = daysOf(filters, today);
  const figures = useQuery({ ...figuresQuery(from, to), placeholderData: keepPreviousData });
  return (
    <>
      {figures.data && filters.tab !== "unfinished" && <LineFigures figures={figures.data} onFilters={setFilters} />}
      <FilterRow filters={filters} onFilters={setFilters} missed={figures.data?.total.lost} />
      <CallsList query={queryOf(filters, { userId: user.id, today })} filters={filters} onFilters={setFilters} />
    </>
  );
}
