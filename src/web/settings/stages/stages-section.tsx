import { useQueryClient } from "@tanstack/react-query";
import { useState, type CSSProperties } from "react";
import type { CallOf } from "../../../api/endpoint.ts";
import { updateStage } from "../../../api/matters.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useLocale } from "../../lib/locale.ts";
import { usePipelines, type Stage } from "../../lib/pipelines.ts";
import { Choice } from "../../ui/choice.tsx";
import { DataTable, type Column } from "../../ui/data-table.tsx";
import { InlineEdit } from "../../ui/inline-edit.tsx";
import { EmptyState, QueryState } from "../../ui/states.tsx";
import { Tag } from "../../ui/tag.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import { SectionHead } from "../section-head.tsx";
import { settingsTexts } from "../texts.ts";
import styles from "./stages.module.css";
import { stagesTexts } from "./stages-texts.ts";

type Change = CallOf<typeof updateStage>["body"];

/** Names in both languages and colours, each beside a picture of the column's head. */
export function StagesSection() {
  const t = useTexts(stagesTexts);
  const locale = useLocale();
  const query = usePipelines();
  const [chosen, setChosen] = useState<number | null>(null);
  const columns = useColumns();
  return (
    <>
      <SectionHead id="stages" />
      <QueryState query={query}>
        {(items) => {
          const pipeline = items.find((one) => one.id === chosen) ?? items[0];
          if (!pipeline) return <EmptyState title={t("empty")} />;
          return (
            <>
              <div className={styles.pipeline}>
                <Choice
                  bare
                  label={t("pipeline")}
                  value={String(pipeline.id)}
                  options={items.map((one) => ({
                    value: String(one.id),
                    label: locale === "ru" ? one.name : one.nameEn,
                  }))}
                  onChange={(id) => setChosen(Number(id))}
                  testId="stages-pipeline"
                />
              </div>
              <DataTable
                caption={t("table")}
                columns={columns}
                rows={pipeline.stages}
                rowKey={(stage) => stage.id}
                testId="stages"
              />
            </>
          );
        }}
      </QueryState>
    </>
  );
}

function useColumns(): Column<Stage>[] {
  const t = useTexts(stagesTexts);
  const locale = useLocale();
  const change = useStageChange();
  return [
    {
      key: "look",
      title: t("look"),
      width: 210,
      wideOnly: true,
      cell: (stage) => <Head stage={stage} name={locale === "ru" ? stage.name : stage.nameEn} />,
    },
    {
      key: "color",
      title: t("color"),
      width: 70,
      cell: (stage) => (
        <ColorInput stage={stage} onChange={(color) => void change(stage, { color }, { color: stage.color })} />
      ),
    },
    {
      key: "ru",
      title: t("ru"),
      cell: (stage) => (
        <InlineEdit
          name={t("ru")}
          value={stage.name}
          onSave={(name) => change(stage, { name }, { name: stage.name }, true)}
          testId={`stage-name-${stage.id}`}
        />
      ),
    },
    {
      key: "en",
      title: t("en"),
      cell: (stage) => (
        <InlineEdit
          name={t("en")}
          value={stage.nameEn}
          onSave={(nameEn) => change(stage, { nameEn }, { nameEn: stage.nameEn }, true)}
          testId={`stage-name-en-${stage.id}`}
        />
      ),
    },
    {
      key: "kind",
      title: t("kind"),
      width: 100,
      wideOnly: true,
      cell: (stage) => (
        <Tag tone={stage.kind === "won" ? "green" : stage.kind === "lost" ? "red" : "gray"}>{t(stage.kind)}</Tag>
      ),
    },
  ];
}

function useStageChange() {
  const t = useTexts(stagesTexts);
  const s = useTexts(settingsTexts);
  const client = useQueryClient();
  const put = (id: number, body: Change) =>
    call(updateStage, { params: { id }, body }).then(() => client.invalidateQueries({ queryKey: ["pipelines"] }));
  /** `isTold`: the field itself shows what went wrong. */
  return async (stage: Stage, body: Change, former: Change, isTold = false) => {
    try {
      await put(stage.id, body);
      toast({ text: t("changed", { name: body.name ?? stage.name }), undo: () => put(stage.id, former) });
    } catch (error) {
      if (isTold) throw error;
      toastError(error, s("notSaved"));
    }
  };
}

/** The browser's own choice of colour; saved once it is closed, not at every move of the hand. */
function ColorInput({ stage, onChange }: { stage: Stage; onChange: (color: string) => void }) {
  const t = useTexts(stagesTexts);
  const [color, setColor] = useState(stage.color);
  const [seen, setSeen] = useState(stage.color);
  if (stage.color !== seen) {
    setSeen(stage.color);
    setColor(stage.color);
  }
  return (
    <input
      type="color"
      className={styles.color}
      aria-label={t("colorOf", { name: stage.name })}
      value={color}
      onChange={(event) => setColor(event.currentTarget.value)}
      onBlur={() => color !== stage.color && onChange(color)}
      data-testid={`stage-color-${stage.id}`}
    />
  );
}

function Head({ stage, name }: { stage: Stage; name: string }) {
  const color: CSSProperties & Record<"--stage", string> = { "--stage": stage.color };
  return (
    <div className={styles.head} style={color}>
      <span className="op-truncate">{name}</span>
    </div>
  );
}
