import type { OnFailure } from "../../../api/automation-timing.ts";
import { useTexts } from "../../lib/i18n.ts";
import { Choice } from "../../ui/choice.tsx";
import { useDesigner } from "../designer-context.ts";
import { nameIn } from "../model.ts";
import { timingTexts } from "../timing-texts.ts";

type FailureProps = { onFailure: OnFailure; onChange: (onFailure: OnFailure) => void };
const kinds = ["go-on", "stop", "move"] as const;

/** What the chain does when the robot could not do its work. */
export function FailureEditor({ onFailure, onChange }: FailureProps) {
  const t = useTexts(timingTexts);
  const { pipeline, locale } = useDesigner();
  const of = (kind: OnFailure["kind"]): OnFailure =>
    kind === "move" ? { kind, stageId: pipeline.stages.at(-1)?.id ?? 0 } : { kind };
  return (
    <>
      <Choice
        label={t("onFailure")}
        value={onFailure.kind}
        testId="timing-failure"
        options={kinds.map((kind) => ({ value: kind, label: t(`failure_${kind}`) }))}
        onChange={(kind) => onChange(of(kind))}
      />
      {onFailure.kind === "move" && (
        <Choice
          label={t("failureStage")}
          value={String(onFailure.stageId)}
          testId="timing-failure-stage"
          options={pipeline.stages.map((stage) => ({ value: String(stage.id), label: nameIn(stage, locale) }))}
          onChange={(id) => onChange({ kind: "move", stageId: Number(id) })}
        />
      )}
    </>
  );
}
