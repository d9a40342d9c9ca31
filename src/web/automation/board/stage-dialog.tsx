import type { CSSProperties } from "react";
import { useTexts } from "../../lib/i18n.ts";
import { Dialog } from "../../ui/sheet.tsx";
import { useDesigner } from "../designer-context.ts";
import { nameIn, type Rule } from "../model.ts";
import { automationTexts } from "../texts.ts";
import styles from "./board.module.css";

export type StageQuestion = { rule: Rule; what: "move" | "copy" };

/** Which stage a rule goes to: the second way beside dragging. */
export function StageDialog({
  question,
  onClose,
  onChoose,
}: {
  question: StageQuestion | null;
  onClose: () => void;
  onChoose: (stageId: number) => void;
}) {
  const t = useTexts(automationTexts);
  const { pipeline, locale } = useDesigner();
  return (
    <Dialog
      opened={question !== null}
      onClose={onClose}
      title={t(question?.what === "copy" ? "copyTitle" : "moveTitle")}
      size={400}
      testId="stage-dialog"
    >
      <div className={styles.stages}>
        {pipeline.stages.map((stage) => {
          const color: CSSProperties & Record<"--stage", string> = { "--stage": stage.color };
          const isHere = stage.id === question?.rule.stageId;
          return (
            <button
              key={stage.id}
              type="button"
              className={styles.stage}
              disabled={isHere && question?.what === "move"}
              onClick={() => onChoose(stage.id)}
              data-testid={`choose-stage-${stage.code}`}
            >
              <span className={styles.swatch} style={color} />
              {nameIn(stage, locale)}
              <span>{isHere && t("here")}</span>
            </button>
          );
        })}
      </div>
    </Dialog>
  );
}
