import { addPipeline, renamePipeline } from "../../../api/pipelines.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import type { Pipeline } from "../../lib/pipelines.ts";
import styles from "../settings.module.css";
import { settingsTexts } from "../texts.ts";
import { NamesDialog } from "./names-dialog.tsx";
import { stagesTexts } from "./stages-texts.ts";

type DialogProps = {
  /** Null: a new one. */
  pipeline: Pipeline | null;
  onClose: () => void;
  onDone: (id: number) => void;
};

/** The names of a pipeline, new or standing. */
export function PipelineDialog({ pipeline, onClose, onDone }: DialogProps) {
  const t = useTexts(stagesTexts);
  const s = useTexts(settingsTexts);
  return (
    <NamesDialog
      title={t(pipeline ? "renamePipeline" : "addPipeline")}
      action={pipeline ? s("save") : t("add")}
      start={{ name: pipeline?.name ?? "", nameEn: pipeline?.nameEn ?? "" }}
      save={async (names) => {
        if (!pipeline) return (await call(addPipeline, { body: names })).id;
        await call(renamePipeline, { params: { id: pipeline.id }, body: names });
        return pipeline.id;
      }}
      done={pipeline ? "renamed" : "added"}
      onDone={onDone}
      onClose={onClose}
      testIds={{ dialog: "pipeline-dialog", name: "pipeline-name", save: "pipeline-save" }}
    >
      {() => !pipeline && <p className={styles.hint}>{t("pipelineHint")}</p>}
    </NamesDialog>
  );
}
