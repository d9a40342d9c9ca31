import { IconArrowRight } from "@tabler/icons-react";
import { useTexts } from "../../lib/i18n.ts";
import styles from "./card-robots.module.css";
import { answerTexts } from "./answer-texts.ts";
import { usePress, type TriggerButton } from "./card-changes.ts";
import { useNameOfStage, useReadable } from "./use-names.ts";

type TriggerButtonsProps = {
  place: { clientId: number; matterId: number };
  buttons: TriggerButton[];
};

/** Buttons of manual triggers. No question before: a move may be taken back, and a rule that does not fit says so. */
export function TriggerButtons({ place, buttons: all }: TriggerButtonsProps) {
  const t = useTexts(answerTexts);
  const stageName = useNameOfStage();
  const buttons = useReadable(all);
  const nameOf = (button: TriggerButton) => stageName(button.stageId) ?? button.stageName;
  const press = usePress(place, nameOf);
  return (
    <div className={styles.buttons} role="group" aria-label={t("buttons")}>
      {buttons.map((button) => {
        const stage = nameOf(button);
        const isPressed = press.isPending && press.variables.ruleId === button.ruleId;
        return (
          <button
            key={button.ruleId}
            type="button"
            className={styles.press}
            disabled={press.isPending}
            aria-busy={isPressed || undefined}
            onClick={() => press.mutate(button)}
            data-testid={`card-button-${button.ruleId}`}
          >
            <span className={styles.words}>
              {button.title}
              <span className={styles.dim}>{t(isPressed ? "pressing" : "toStage", { stage })}</span>
            </span>
            <IconArrowRight size={16} aria-hidden />
          </button>
        );
      })}
    </div>
  );
}
