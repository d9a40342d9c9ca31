import { Button } from "@mantine/core";
import { IconDots, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useTexts } from "../../lib/i18n.ts";
import { usePipelines, type Pipeline, type Stage } from "../../lib/pipelines.ts";
import { useStageName } from "../../lib/stage-name.ts";
import { ActionMenu } from "../../ui/action-menu.tsx";
import { Choice } from "../../ui/choice.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { EmptyState, QueryState } from "../../ui/states.tsx";
import { SectionHead } from "../section-head.tsx";
import { PipelineDialog } from "./pipeline-dialog.tsx";
import { RemovalSheet, type Doomed } from "./removal-sheet.tsx";
import type { ConditionFields } from "./requirements/requirement-form.tsx";
import { RequirementsSheet } from "./requirements/requirements-sheet.tsx";
import { StageDialog } from "./stage-dialog.tsx";
import { StageList } from "./stage-list.tsx";
import styles from "./stages.module.css";
import { stagesTexts } from "./stages-texts.ts";

type Asked =
  | { what: "stage" | "new-pipeline" | "rename" }
  | { what: "remove"; doomed: Doomed }
  | { what: "list"; stage: Stage }
  | null;

/** Pipelines and their stages: names in both languages, colours, order; adding and removing. */
export function StagesSection({ Condition }: { Condition: ConditionFields }) {
  const t = useTexts(stagesTexts);
  const query = usePipelines();
  const [chosen, setChosen] = useState<number | null>(null);
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  const addPipeline = (
    <Button
      variant="default"
      leftSection={<IconPlus size={17} />}
      onClick={() => setAsked({ what: "new-pipeline" })}
      data-testid="pipeline-add"
    >
      {t("addPipeline")}
    </Button>
  );
  return (
    <>
      <SectionHead id="stages" action={addPipeline} />
      <QueryState query={query}>
        {(items) => {
          const pipeline = items.find((one) => one.id === chosen) ?? items[0];
          if (!pipeline) return <EmptyState title={t("empty")} />;
          return (
            <>
              <Head items={items} pipeline={pipeline} onChoose={setChosen} onAsk={setAsked} />
              <StageList
                key={pipeline.id}
                pipeline={pipeline}
                onRemove={(stage) => setAsked({ what: "remove", doomed: { pipeline, stage } })}
                onList={(stage) => setAsked({ what: "list", stage })}
              />
              {asked?.what === "list" && (
                <RequirementsSheet key={asked.stage.id} stage={asked.stage} Condition={Condition} onClose={close} />
              )}
              {asked?.what === "stage" && <StageDialog pipeline={pipeline} onClose={close} />}
              {asked?.what === "rename" && <PipelineDialog pipeline={pipeline} onClose={close} onDone={close} />}
            </>
          );
        }}
      </QueryState>
      {asked?.what === "new-pipeline" && (
        <PipelineDialog
          pipeline={null}
          onClose={close}
          onDone={(id) => {
            setChosen(id);
            close();
          }}
        />
      )}
      {asked?.what === "remove" && <RemovalSheet doomed={asked.doomed} onClose={close} />}
    </>
  );
}

type HeadProps = {
  items: Pipeline[];
  pipeline: Pipeline;
  onChoose: (id: number) => void;
  onAsk: (asked: Asked) => void;
};

function Head({ items, pipeline, onChoose, onAsk }: HeadProps) {
  const t = useTexts(stagesTexts);
  const named = useStageName();
  return (
    <div className={styles.head}>
      <div className={styles.pipeline}>
        <Choice
          bare
          label={t("pipeline")}
          value={String(pipeline.id)}
          options={items.map((one) => ({ value: String(one.id), label: named(one) }))}
          onChange={(id) => onChoose(Number(id))}
          testId="stages-pipeline"
        />
      </div>
      <ActionMenu
        label={t("more")}
        button={(props) => (
          <IconButton {...props} label={t("more")} icon={<IconDots size={18} />} testId="pipeline-more" />
        )}
        entries={[
          { id: "pipeline-rename", label: t("renamePipeline"), onSelect: () => onAsk({ what: "rename" }) },
          {
            id: "pipeline-archive",
            label: t("archivePipeline"),
            danger: true,
            onSelect: () => onAsk({ what: "remove", doomed: { pipeline, stage: null } }),
          },
        ]}
      />
      <span className={styles.push}>
        <Button leftSection={<IconPlus size={17} />} onClick={() => onAsk({ what: "stage" })} data-testid="stage-add">
          {t("addStage")}
        </Button>
      </span>
    </div>
  );
}
