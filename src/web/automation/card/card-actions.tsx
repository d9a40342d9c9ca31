import { IconDots, IconHandStop, IconWand } from "@tabler/icons-react";
import { useState } from "react";
import { useTexts } from "../../lib/i18n.ts";
import { late } from "../../lib/late.tsx";
import { useSession } from "../../lib/session.ts";
import { ActionMenu, type MenuEntry } from "../../ui/action-menu.tsx";
import { confirm } from "../../ui/confirm.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import type { FoundMatter } from "../queries.ts";
import { answerTexts } from "./answer-texts.ts";
import { useStopAll } from "./card-changes.ts";

const CardTrial = late(() => import("./card-trial.tsx").then((module) => module.CardTrial));

type CardActionsProps = { matter: FoundMatter & { pipelineId: number }; waiting: number };

/** What is seldom done: to try the stage on this card, to stop all that waits. */
export function CardActions({ matter, waiting }: CardActionsProps) {
  const t = useTexts(answerTexts);
  const { can } = useSession();
  const [isTrying, setTrying] = useState(false);
  const stop = useStopAll(matter);
  const askToStop = async () => {
    const yes = await confirm({
      title: t("stopAsk"),
      text: t("stopText", { n: waiting }),
      action: t("stopYes"),
      danger: true,
    });
    if (yes) stop.mutate();
  };
  const entries: MenuEntry[] = [];
  if (can("automation.read"))
    entries.push({
      id: "card-try",
      label: t("tryHere"),
      icon: <IconWand size={17} />,
      onSelect: () => setTrying(true),
    });
  if (waiting > 0 && can("matters.write"))
    entries.push({
      id: "card-stop",
      label: t("stopAll"),
      icon: <IconHandStop size={17} />,
      danger: true,
      onSelect: () => void askToStop(),
    });
  if (entries.length === 0) return null;
  return (
    <>
      <ActionMenu
        label={t("actions")}
        entries={entries}
        width={270}
        align="end"
        button={(props) => (
          <IconButton label={t("actions")} size={30} icon={<IconDots size={17} />} testId="card-actions" {...props} />
        )}
      />
      {isTrying && <CardTrial matter={matter} pipelineId={matter.pipelineId} onClose={() => setTrying(false)} />}
    </>
  );
}
