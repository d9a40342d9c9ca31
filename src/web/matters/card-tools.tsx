import { IconArrowsExchange, IconSquare, IconSquareCheck } from "@tabler/icons-react";
import { useTexts } from "../lib/i18n.ts";
import { useStageName } from "../lib/stage-name.ts";
import { ActionMenu, type MenuEntry } from "../ui/action-menu.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { useBoardActions } from "./board-actions.ts";
import { useBoardPipeline } from "./board-pipeline.ts";
import type { Card, StageData } from "./board-model.ts";
import styles from "./card.module.css";
import { texts } from "./texts.ts";

type CardToolsProps = { card: Card; chosen: boolean; mayMove: boolean; touch?: boolean | undefined };

/** Select and move without dragging: seen on hovering and with the keyboard, always on a phone. Tab passes them by, X and M do the same. */
export function CardTools({ card, chosen, mayMove, touch }: CardToolsProps) {
  const t = useTexts(texts);
  const { toggle, moveTo } = useBoardActions();
  const entries = useStageEntries((stage) => moveTo(card.id, stage.id), card.stageId);
  if (!mayMove) return null;
  const name = t("moveName", { name: card.clientName });
  const size = touch ? 44 : 28;
  return (
    <div className={styles.tools} data-touch={touch || undefined}>
      {!touch && (
        <IconButton
          label={t("select", { name: card.clientName })}
          icon={chosen ? <IconSquareCheck size={17} stroke={1.8} /> : <IconSquare size={17} stroke={1.8} />}
          pressed={chosen}
          size={size}
          tabIndex={-1}
          onClick={() => toggle(card.id)}
          testId="card-select"
        />
      )}
      <ActionMenu
        label={name}
        width={260}
        entries={entries}
        testId="stage-menu"
        button={(props) => (
          <IconButton
            label={name}
            icon={<IconArrowsExchange size={touch ? 20 : 17} stroke={1.8} />}
            size={size}
            tabIndex={touch ? 0 : -1}
            testId="card-move"
            {...props}
          />
        )}
      />
    </div>
  );
}

/** Stages as entries of a menu, each with its colour; the present one is marked and off. */
export function useStageEntries(choose: (stage: StageData) => void, present?: number): MenuEntry[] {
  const t = useTexts(texts);
  const named = useStageName();
  const { stages } = useBoardPipeline();
  return [
    { heading: t("moveToStage") },
    ...stages.map((stage) => ({
      id: `stage-${stage.code}`,
      label: named(stage),
      icon: <span className={styles.dot} style={{ background: stage.color }} />,
      ...(stage.id === present ? { detail: t("here"), disabled: true } : {}),
      onSelect: () => choose(stage),
    })),
  ];
}
