import { Button } from "@mantine/core";
import { IconArrowsExchange, IconUserShare } from "@tabler/icons-react";
import { useState } from "react";
import { useActiveColleagues } from "../lib/colleagues.ts";
import { useTexts } from "../lib/i18n.ts";
import { useKeys } from "../lib/keys.ts";
import { ActionMenu } from "../ui/action-menu.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { BulkBar } from "../ui/bulk-bar.tsx";
import { useBoardPipeline } from "./board-pipeline.ts";
import type { Card } from "./board-model.ts";
import { assignMany, moveMany } from "./bulk-moves.ts";
import { useStageEntries } from "./card-tools.tsx";
import type { BoardView } from "./queries.ts";
import { texts } from "./texts.ts";

type BulkActionsProps = { view: BoardView; cards: Card[]; onClear: () => void };

/** Stage and responsible for the selected cards. Esc clears the selection. */
export function BulkActions({ view, cards, onClear }: BulkActionsProps) {
  const t = useTexts(texts);
  const pipeline = useBoardPipeline();
  const colleagues = useActiveColleagues();
  const [done, setDone] = useState<number | null>(null);
  useKeys([{ code: "Escape", run: onClear }], cards.length > 0 && done === null);
  const run = async (work: () => Promise<unknown>) => {
    setDone(0);
    try {
      if ((await work()) !== false) onClear();
    } finally {
      setDone(null);
    }
  };
  const stages = useStageEntries((stage) => void run(() => moveMany({ view, pipeline }, cards, stage, setDone)));
  const people = [...colleagues.map((one) => ({ id: one.id, name: one.name })), null].map((one) => ({
    id: one ? `person-${one.id}` : "person-none",
    label: one?.name ?? t("nobody"),
    icon: <Avatar name={one?.name ?? null} size={24} label="" />,
    onSelect: () => void run(() => assignMany(cards, one, setDone)),
  }));
  return (
    <BulkBar count={cards.length} onClear={onClear}>
      {done === null ? (
        <>
          <ActionMenu
            label={t("moveToStage")}
            width={260}
            entries={stages}
            button={(props) => (
              <Button
                variant="light"
                leftSection={<IconArrowsExchange size={17} stroke={1.8} />}
                data-testid="bulk-stage"
                {...props}
              >
                {t("move")}
              </Button>
            )}
          />
          <ActionMenu
            label={t("responsible")}
            width={260}
            entries={[{ heading: t("responsible") }, ...people]}
            button={(props) => (
              <Button
                variant="light"
                leftSection={<IconUserShare size={17} stroke={1.8} />}
                data-testid="bulk-responsible"
                {...props}
              >
                {t("responsible")}
              </Button>
            )}
          />
        </>
      ) : (
        <span role="status" className="op-tabular">
          {t("progress", { done, all: cards.length })}
        </span>
      )}
    </BulkBar>
  );
}
