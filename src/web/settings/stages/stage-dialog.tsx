import { addStage } from "../../../api/pipelines.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import type { Pipeline, Stage } from "../../lib/pipelines.ts";
import { useStageName } from "../../lib/stage-name.ts";
import { Choice } from "../../ui/choice.tsx";
import styles from "../settings.module.css";
import { ColorInput } from "./color-input.tsx";
import { NamesDialog } from "./names-dialog.tsx";
import { stagesTexts } from "./stages-texts.ts";

const kinds: Stage["kind"][] = ["open", "won", "lost", "parked"];

/** A new stage: names in both languages, colour, kind and place. */
export function StageDialog({ pipeline, onClose }: { pipeline: Pipeline; onClose: () => void }) {
  const t = useTexts(stagesTexts);
  const named = useStageName();
  const lastOpen = pipeline.stages.findLast((stage) => stage.kind === "open");
  return (
    <NamesDialog
      title={t("newStage")}
      action={t("add")}
      start={{
        name: "",
        nameEn: "",
        color: "#3b82f6",
        kind: "open" as Stage["kind"],
        afterId: String(lastOpen?.id ?? ""),
      }}
      save={(form) =>
        call(addStage, {
          params: { id: pipeline.id },
          body: { ...form, afterId: form.afterId === "" ? null : Number(form.afterId) },
        })
      }
      done="added"
      onDone={onClose}
      onClose={onClose}
      testIds={{ dialog: "stage-new", name: "stage-new-name", save: "stage-add-do" }}
    >
      {(form, set) => (
        <>
          <div className={styles.row}>
            <span className={styles.label}>{t("color")}</span>
            <ColorInput
              label={t("color")}
              value={form.color}
              onChange={(color) => set({ color })}
              testId="stage-new-color"
            />
          </div>
          <Choice
            label={t("kind")}
            hint={t("kindHint")}
            value={form.kind}
            options={kinds.map((kind) => ({ value: kind, label: t(kind) }))}
            onChange={(kind) => set({ kind })}
            testId="stage-new-kind"
          />
          <Choice
            label={t("after")}
            value={form.afterId}
            options={pipeline.stages.map((stage) => ({ value: String(stage.id), label: named(stage) }))}
            onChange={(afterId) => set({ afterId })}
            testId="stage-new-after"
          />
        </>
      )}
    </NamesDialog>
  );
}
