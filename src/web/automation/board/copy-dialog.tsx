import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type CSSProperties } from "react";
import { removeRule } from "../../../api/automation.ts";
import { copyRule } from "../../../api/automation-versions.ts";
import { goTo } from "../../lib/address.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { usePipelines } from "../../lib/pipelines.ts";
import { Choice } from "../../ui/choice.tsx";
import { Dialog } from "../../ui/sheet.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import { useDesigner } from "../designer-context.ts";
import { nameIn, type Pipeline, type Rule, type Stage } from "../model.ts";
import { boardTexts } from "./board-texts.ts";
import styles from "./board.module.css";
import marks from "./marks.module.css";

/** Which pipeline and stage a copy of the rule goes to; a branch is copied with all that stands in its ways. */
export function CopyDialog({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const t = useTexts(boardTexts);
  const { pipeline, locale, titleOf } = useDesigner();
  const pipelines = usePipelines().data ?? [pipeline];
  const [chosen, setChosen] = useState(pipeline.id);
  const copy = useCopy(rule, onClose);
  const target = pipelines.find((one) => one.id === chosen) ?? pipeline;
  return (
    <Dialog opened onClose={onClose} title={t("copyTitle", { title: titleOf(rule) })} size={420} testId="copy-dialog">
      <div className={marks.choose}>
        {pipelines.length > 1 && (
          <Choice
            label={t("pipeline")}
            value={String(target.id)}
            testId="copy-pipeline"
            options={pipelines.map((one) => ({ value: String(one.id), label: nameIn(one, locale) }))}
            onChange={(id) => setChosen(Number(id))}
          />
        )}
        <div className={styles.stages} role="group" aria-label={t("stages")}>
          {target.stages.map((stage) => {
            const color: CSSProperties & Record<"--stage", string> = { "--stage": stage.color };
            return (
              <button
                key={stage.id}
                type="button"
                className={styles.stage}
                disabled={copy.isPending}
                onClick={() => copy.mutate({ pipeline: target, stage })}
                data-testid={`choose-stage-${stage.code}`}
              >
                <span className={styles.swatch} style={color} />
                {nameIn(stage, locale)}
                <span>{stage.id === rule.stageId && t("here")}</span>
              </button>
            );
          })}
        </div>
      </div>
    </Dialog>
  );
}

type Target = { pipeline: Pipeline; stage: Stage };

function useCopy(rule: Rule, onDone: () => void) {
  const t = useTexts(boardTexts);
  const client = useQueryClient();
  const { pipeline: here, locale, titleOf } = useDesigner();
  const refetch = () => client.invalidateQueries({ queryKey: ["automation"] });
  return useMutation({
    mutationFn: ({ stage }: Target) => call(copyRule, { params: { id: rule.id }, body: { stageId: stage.id } }),
    onSuccess: async ({ ruleId }, { pipeline, stage }) => {
      onDone();
      await refetch();
      toast({
        text: t("copied", { title: titleOf(rule), stage: nameIn(stage, locale) }),
        ...(pipeline.id === here.id ? {} : { detail: t("copiedDraft", { pipeline: nameIn(pipeline, locale) }) }),
        action: {
          label: t("openCopy"),
          run: () => goTo(`/automation?pipeline=${pipeline.id}&stage=${stage.id}&rule=${ruleId}`),
        },
        undo: () => call(removeRule, { params: { id: ruleId } }).then(refetch),
      });
    },
    onError: (error) => toastError(error, t("notCopied")),
  });
}
