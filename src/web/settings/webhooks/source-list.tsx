import { Button } from "@mantine/core";
import { IconKey, IconPencil } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { rotateSource, updateSource } from "../../../api/webhooks.ts";
import { call } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { usePipelines } from "../../lib/pipelines.ts";
import { useStageName } from "../../lib/stage-name.ts";
import { confirm } from "../../ui/confirm.tsx";
import { FactList, FactRow } from "../../ui/fact-row.tsx";
import { Panel } from "../../ui/panel.tsx";
import { EmptyState, QueryState } from "../../ui/states.tsx";
import { Switch } from "../../ui/switch.tsx";
import { Tag } from "../../ui/tag.tsx";
import { toastError } from "../../ui/toast-store.ts";
import styles from "../settings.module.css";
import { sourcesQuery, type Shown, type Source } from "./model.ts";
import { webhooksTexts } from "./texts.ts";
import { useMappingTitle } from "./use-mapping-options.ts";
import { useTurn } from "./use-turn.ts";

type ListProps = { onEdit: (source: Source) => void; onSecret: (shown: Shown) => void; add: ReactNode };

export function SourceList({ onEdit, onSecret, add }: ListProps) {
  const t = useTexts(webhooksTexts);
  const query = useQuery(sourcesQuery);
  return (
    <QueryState query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title={t("noSources")} hint={t("noSourcesHint")} action={add} />
        ) : (
          items.map((source) => (
            <SourcePanel key={source.id} source={source} onEdit={() => onEdit(source)} onSecret={onSecret} />
          ))
        )
      }
    </QueryState>
  );
}

type PanelProps = { source: Source; onEdit: () => void; onSecret: (shown: Shown) => void };

function SourcePanel({ source, onEdit, onSecret }: PanelProps) {
  const t = useTexts(webhooksTexts);
  const rotate = useRotate(source, onSecret);
  const turn = useTurn(source.title, (isOn) => call(updateSource, { params: { id: source.id }, body: { isOn } }));
  return (
    <Panel
      title={source.title}
      aside={<Tag tone={source.isOn ? "green" : "hollow"}>{t(source.isOn ? "works" : "off")}</Tag>}
      testId={`source-${source.id}`}
    >
      <SourceFacts source={source} />
      <div className={styles.actions}>
        <Button
          variant="default"
          leftSection={<IconPencil size={16} />}
          onClick={onEdit}
          data-testid={`source-edit-${source.id}`}
        >
          {t("edit")}
        </Button>
        <Button
          variant="default"
          leftSection={<IconKey size={16} />}
          onClick={() => void rotate()}
          data-testid={`source-rotate-${source.id}`}
        >
          {t("rotateSourceAction")}
        </Button>
      </div>
      <div className={styles.actions}>
        <Switch
          label={t("isOn")}
          hint={t("sourceOnHint")}
          checked={source.isOn}
          onChange={(isOn) => void turn(isOn)}
          testId={`source-on-${source.id}`}
        />
      </div>
    </Panel>
  );
}

function SourceFacts({ source }: { source: Source }) {
  const t = useTexts(webhooksTexts);
  const f = useFormat();
  const titleOf = useMappingTitle();
  const nameOf = useStageName();
  const pipelines = usePipelines().data;
  const pipeline = pipelines?.find((one) => one.id === source.pipelineId);
  const { lookup, mapping } = source;
  return (
    <FactList>
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
    </FactList>
  );
}

function useRotate(source: Source, onSecret: (shown: Shown) => void) {
  const t = useTexts(webhooksTexts);
  const client = useQueryClient();
  return async () => {
    const name = source.title;
    const isSure = await confirm({
      title: t("rotateSourceTitle", { name }),
      text: t("rotateSourceText"),
      action: t("rotateSourceAction"),
      danger: true,
    });
    if (!isSure) return;
    try {
      const { url, secret } = await call(rotateSource, { params: { id: source.id } });
      onSecret({ name, url, secret });
    } catch (error) {
      toastError(error);
    }
    await client.invalidateQueries({ queryKey: ["webhooks"] });
  };
}
