import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { rotateSource, updateSource } from "../../../api/webhooks.ts";
import { call } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { usePipelines } from "../../lib/pipelines.ts";
import { useStageName } from "../../lib/stage-name.ts";
import { FactRow } from "../../ui/fact-row.tsx";
import styles from "../settings.module.css";
import { sourcesQuery, type Shown, type Source } from "./model.ts";
import { SideList } from "./side-list.tsx";
import { webhooksTexts } from "./texts.ts";
import { useMappingTitle } from "./use-mapping-options.ts";

type ListProps = { onEdit: (source: Source) => void; onSecret: (shown: Shown) => void; add: ReactNode };

export const SourceList = (props: ListProps) => (
  <SideList
    {...props}
    side="source"
    query={useQuery(sourcesQuery)}
    turn={(id, isOn) => call(updateSource, { params: { id }, body: { isOn } })}
    rotate={(id) => call(rotateSource, { params: { id } })}
    facts={(source) => <SourceFacts source={source} />}
  />
);

function SourceFacts({ source }: { source: Source }) {
  const t = useTexts(webhooksTexts);
  const f = useFormat();
  const titleOf = useMappingTitle();
  const nameOf = useStageName();
  const pipelines = usePipelines().data;
  const pipeline = pipelines?.find((one) => one.id === source.pipelineId);
  const { lookup, mapping } = source;
  return (
    <>
      <FactRow label={t("pipeline")}>{pipeline ? nameOf(pipeline) : pipelines && t("pipelineGone")}</FactRow>
      <FactRow label={t("lookup")}>{t("lookupAt", { way: t(`by-${lookup.by}`), path: lookup.path })}</FactRow>
      <FactRow label={t("absent")}>{t(`absent-${lookup.absent}`)}</FactRow>
      <FactRow label={t("mapping")}>
        {mapping.length === 0
          ? t("mappingNone")
          : mapping.map((row) => (
              <div key={`${row.path} ${row.to} ${row.name}`}>
                <span className={styles.code}>{row.path}</span> → {titleOf(row)}
              </div>
            ))}
      </FactRow>
      <FactRow label={t("signature")}>{t(source.needsSignature ? "signed" : "unsigned")}</FactRow>
      <FactRow label={t("lastAt")}>{source.lastAt ? f.when(source.lastAt) : t("never")}</FactRow>
    </>
  );
}
