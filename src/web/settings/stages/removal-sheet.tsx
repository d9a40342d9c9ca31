import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ReplyOf } from "../../../api/endpoint.ts";
import { archivePipeline, getPipelineRemoval, getStageRemoval, removeStage } from "../../../api/pipelines.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { usePipelines, type Pipeline, type Stage } from "../../lib/pipelines.ts";
import { useStageName } from "../../lib/stage-name.ts";
import { Choice } from "../../ui/choice.tsx";
import { SectionLine } from "../../ui/panel.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { QueryState } from "../../ui/states.tsx";
import { Switch } from "../../ui/switch.tsx";
import { toast } from "../../ui/toast-store.ts";
import styles from "../settings.module.css";
import { settingsTexts } from "../texts.ts";
import { UsesList } from "../uses-list.tsx";
import { useFresh, useRefusal } from "./queries.ts";
import { stagesTexts } from "./stages-texts.ts";

type Removal = ReplyOf<typeof getStageRemoval>;
/** What goes: a stage of the pipeline, or all of it. */
export type Doomed = { pipeline: Pipeline; stage: Stage | null };
type Answer = { moveCardsTo: string; rules: "move" | "remove"; repoint: boolean };

/** Asks where cards and rules go before a stage or a pipeline is removed, and lists the rules that name it. */
export function RemovalSheet({ doomed, onClose }: { doomed: Doomed; onClose: () => void }) {
  const { pipeline, stage } = doomed;
  const t = useTexts(stagesTexts);
  const s = useTexts(settingsTexts);
  const named = useStageName();
  const [answer, setAnswer] = useState<Answer>({ moveCardsTo: "", rules: "move", repoint: false });
  const query = useQuery({
    queryKey: ["removal", stage ? "stage" : "pipeline", stage?.id ?? pipeline.id],
    queryFn: ({ signal }) =>
      stage
        ? call(getStageRemoval, { params: { id: stage.id } }, { signal })
        : call(getPipelineRemoval, { params: { id: pipeline.id } }, { signal }),
    staleTime: 0,
  });
  const remove = useRemoval(doomed, answer, onClose);
  const name = named(stage ?? pipeline);
  return (
    <Sheet
      opened
      onClose={onClose}
      title={t(stage ? "removeTitle" : "archiveTitle", { name })}
      testId="removal-sheet"
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {s("cancel")}
          </Button>
          <Button
            color="red"
            disabled={!query.data || !isReady(query.data, doomed, answer)}
            loading={remove.isPending}
            onClick={() => remove.mutate()}
            data-testid="removal-do"
          >
            {t("removeDo")}
          </Button>
        </>
      }
    >
      <QueryState query={query}>
        {(removal) => (
          <Questions
            doomed={doomed}
            removal={removal}
            answer={answer}
            onChange={(change) => setAnswer({ ...answer, ...change })}
          />
        )}
      </QueryState>
    </Sheet>
  );
}

function isReady(removal: Removal, { stage }: Doomed, answer: Answer): boolean {
  if (removal.isSystem || answer.moveCardsTo === "") return false;
  return removal.uses.length === 0 || (stage !== null && answer.repoint);
}

function useRemoval({ pipeline, stage }: Doomed, answer: Answer, onDone: () => void) {
  const t = useTexts(stagesTexts);
  const named = useStageName();
  const fresh = useFresh();
  const refused = useRefusal();
  const moveCardsTo = Number(answer.moveCardsTo);
  return useMutation({
    mutationFn: () =>
      stage
        ? call(removeStage, { params: { id: stage.id }, body: { ...answer, moveCardsTo } })
        : call(archivePipeline, { params: { id: pipeline.id }, body: { moveCardsTo } }),
    onSuccess: () => {
      toast({ text: t(stage ? "removed" : "archived", { name: named(stage ?? pipeline) }) });
      onDone();
    },
    onError: (error) => refused(error, t("notRemoved")),
    onSettled: fresh,
  });
}

type QuestionsProps = {
  doomed: Doomed;
  removal: Removal;
  answer: Answer;
  onChange: (change: Partial<Answer>) => void;
};

function Questions({ doomed, removal, answer, onChange }: QuestionsProps) {
  const t = useTexts(stagesTexts);
  const { stage } = doomed;
  const targets = useTargets(doomed);
  if (removal.isSystem) return <p className={styles.warning}>{t(stage ? "isSystem" : "isSystemPipeline")}</p>;
  if (!stage && removal.uses.length > 0)
    return (
      <div className={styles.form}>
        <p className={styles.warning}>{t("pipelineUses")}</p>
        <UsesList uses={removal.uses} />
      </div>
    );
  const hasRules = removal.robots + removal.triggers > 0;
  return (
    <div className={styles.form}>
      <SectionLine>{t("cards", { n: removal.cards })}</SectionLine>
      <Choice
        label={t("cardsGo")}
        hint={removal.cards > 0 ? t("quiet") : undefined}
        placeholder={t("chooseStage")}
        value={answer.moveCardsTo}
        options={targets}
        onChange={(moveCardsTo) => onChange({ moveCardsTo })}
        testId="removal-cards"
      />
      {hasRules && (
        <>
          <SectionLine>{t("rules", { robots: removal.robots, triggers: removal.triggers })}</SectionLine>
          {stage ? (
            <Choice
              label={t("rulesGo")}
              hint={t("rulesStop")}
              value={answer.rules}
              options={[
                { value: "move", label: t("rulesMove") },
                { value: "remove", label: t("rulesRemove") },
              ]}
              onChange={(rules) => onChange({ rules })}
              testId="removal-rules"
            />
          ) : (
            <p className={styles.hint}>{t("rulesGone")}</p>
          )}
        </>
      )}
      {removal.uses.length > 0 && (
        <>
          <SectionLine>{t("uses", { n: removal.uses.length })}</SectionLine>
          <UsesList uses={removal.uses} />
          <Switch
            label={t("repoint")}
            hint={t("repointHint")}
            checked={answer.repoint}
            onChange={(repoint) => onChange({ repoint })}
            testId="removal-repoint"
          />
        </>
      )}
    </div>
  );
}

/** Of a stage: the others of its pipeline. Of a pipeline: all stages of the others. */
function useTargets({ pipeline, stage }: Doomed): { value: string; label: string }[] {
  const named = useStageName();
  const others = usePipelines().data?.filter((one) => one.id !== pipeline.id) ?? [];
  if (stage)
    return pipeline.stages
      .filter((one) => one.id !== stage.id)
      .map((one) => ({ value: String(one.id), label: named(one) }));
  return others.flatMap((other) =>
    other.stages.map((one) => ({ value: String(one.id), label: `${named(other)}: ${named(one)}` })),
  );
}
