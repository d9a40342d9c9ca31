import type { CSSProperties } from "react";
import { useTexts } from "../../lib/i18n.ts";
import { Dialog } from "../../ui/sheet.tsx";
import { useDesigner } from "../designer-context.ts";
import { nameIn, type Rule } from "../model.ts";
import { automationTexts } from "../texts.ts";
import styles from "./board.module.css";

/** Which stage a rule goes to: the second way beside dragging. */
export function StageDialog({
  rule,
  onClose,
  onChoose,
}: {
  rule: Rule | null;
  onClose: () => void;
  onChoose: (stageId: number) => void;
}) {
  const t = useTexts(automationTexts);
  const { pipeline, locale } = useDesigner();
  return (
    <Dialog opened={rule !== null} onClose={onClose} title={t("moveTitle")} size={400} testId="stage-dialog">
      <div className={styles.stages}>
        {pipeline.stages.map((stage) => {
          const color: CSSProperties & Record<"--stage", string> = { "--stage": stage.color };
          const isHere = stage.id === rule?.stageId;
          return (
            <button
              key={stage.id}
              type="button"
              className={styles.stage}
              disabled={isHere}
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
