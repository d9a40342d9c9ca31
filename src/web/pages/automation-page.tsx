import { Button } from "@mantine/core";
import { IconBolt, IconHistory, IconRobot, IconWand } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { z } from "zod";
import { BoardSkeleton } from "../automation/board/board.tsx";
import { AutomationDesigner } from "../automation/designer.tsx";
import styles from "../automation/designer.module.css";
import { nameIn } from "../automation/model.ts";
import { useCatalog, useRules } from "../automation/queries.ts";
import { automationTexts } from "../automation/texts.ts";
import { useTexts } from "../lib/i18n.ts";
import { useLocale } from "../lib/locale.ts";
import { usePhone } from "../lib/phone-width.ts";
import { usePipelines } from "../lib/pipelines.ts";
import { useCounters, useSession } from "../lib/session.ts";
import { useUrlFilters } from "../lib/url-filters.ts";
import { Choice } from "../ui/choice.tsx";
import { Page, PageHeader } from "../ui/page-header.tsx";
import { EmptyState, ErrorState, NoRights } from "../ui/states.tsx";
import { Tag } from "../ui/tag.tsx";

const id = z.coerce.number().int().positive().optional().catch(undefined);
const Filters = z.object({ pipeline: id, stage: id, rule: id });

export function AutomationPage() {
  const t = useTexts(automationTexts);
  const { can } = useSession();
  if (!can("automation.read")) {
    return (
      <Page>
        <PageHeader title={t("title")} />
        <NoRights />
      </Page>
    );
  }
  return <Automation />;
}

function Automation() {
  const t = useTexts(automationTexts);
  const locale = useLocale();
  const { can } = useSession();
  const [filters, setFilters] = useUrlFilters(Filters);
  const [isTrying, setTrying] = useState(false);
  const pipelines = usePipelines();
  const catalog = useCatalog();
  const pipeline = pipelines.data?.find((one) => one.id === filters.pipeline) ?? pipelines.data?.[0];
  const rules = useRules(pipeline?.id);
  const failed = [pipelines, catalog, rules].find((query) => query.isError && query.data === undefined);
  return (
    <Page fill>
      <PageHeader
        title={t("title")}
        aside={
          pipelines.data &&
          pipeline && (
            <div className={styles.pipeline}>
              <Choice
                bare
                label={t("pipeline")}
                value={String(pipeline.id)}
                options={pipelines.data.map((one) => ({ value: String(one.id), label: nameIn(one, locale) }))}
                onChange={(one) => setFilters({ pipeline: Number(one), stage: undefined, rule: undefined })}
                testId="automation-pipeline"
              />
            </div>
          )
        }
        actions={<Actions onTry={() => setTrying(true)} isReady={rules.data !== undefined && can("clients.read")} />}
      />
      <div className={styles.legend}>
        <Tag tone="violet" icon={<IconBolt size={14} />}>
          {t("legendTrigger")}
        </Tag>
        <Tag tone="blue" icon={<IconRobot size={14} />}>
          {t("legendRobot")}
        </Tag>
        {!can("automation.write") && <Tag tone="hollow">{t("readOnly")}</Tag>}
      </div>
      {failed ? (
        <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
      ) : pipelines.data?.length === 0 ? (
        <EmptyState title={t("noPipelines")} hint={t("noPipelinesHint")} />
      ) : pipeline && catalog.data && rules.data ? (
        <AutomationDesigner
          key={pipeline.id}
          pipeline={pipeline}
          catalog={catalog.data}
          rules={rules.data.items}
          heads={rules.data}
          place={filters}
          onPlace={setFilters}
          isTrying={isTrying}
          onTried={() => setTrying(false)}
        />
      ) : (
        <BoardSkeleton />
      )}
    </Page>
  );
}

function Actions({ onTry, isReady }: { onTry: () => void; isReady: boolean }) {
  const t = useTexts(automationTexts);
  const phone = usePhone();
  const failed = useCounters()?.failedRobots ?? 0;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconHistory size={17} />}
        data-testid="automation-journal"
        renderRoot={(props) => (
          <Link to="/automation/journal" search={failed > 0 ? { kind: "robot", outcome: "failed" } : {}} {...props} />
        )}
      >
        {failed > 0 ? t(phone ? "journalShort" : "journalFailed", { n: failed }) : t("journal")}
      </Button>
      <Button leftSection={<IconWand size={17} />} disabled={!isReady} onClick={onTry} data-testid="automation-try">
        {t(phone ? "tryShort" : "tryOut")}
      </Button>
    </>
  );
}
