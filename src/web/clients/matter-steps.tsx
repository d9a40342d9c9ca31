import { IconBan, IconClockPause } from "@tabler/icons-react";
import { useState } from "react";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { needOf, needsWords, type MoveQuestion, type MoveWords } from "../lib/move-need.ts";
import { useSession } from "../lib/session.ts";
import { useStageName } from "../lib/stage-name.ts";
import type { MenuEntry } from "../ui/action-menu.tsx";
import { MoveDialog } from "../ui/move-dialog.tsx";
import { Steps } from "../ui/steps.tsx";
import styles from "./matter-steps.module.css";
import type { Matter, Pipeline, Stage } from "./queries.ts";
import { isOnRoad } from "./road.ts";
import { clientTexts } from "./texts.ts";
import { useMove } from "./use-move.ts";

/** The way of one matter: a free stage is entered at once, a gated one asks first. */
export function useMatterWay(clientId: number, matter: Matter | undefined, pipeline: Pipeline | undefined) {
  const t = useTexts(clientTexts);
  const { can } = useSession();
  const [asked, setAsked] = useState<Asked | null>(null);
  // The stage asks for more than the card has: what was said already is kept for another try.
  const move = useMove(clientId, pipeline?.stages ?? [], ({ matter: moved, to, words }, gaps) =>
    setAsked({ names: [t("matterNo", { number: moved.number })], to, need: NONE, gaps, said: words }),
  );
  const from = pipeline?.stages.find((stage) => stage.id === matter?.stageId);
  const go = (to: Stage) => {
    if (!matter || !from || to.id === from.id) return;
    const need = needOf([from], to);
    if (needsWords(need)) setAsked({ names: [t("matterNo", { number: matter.number })], to, need });
    else move.mutate({ matter, to, words: {} });
  };
  return { can: can("matters.write"), from, asked, close: () => setAsked(null), go, move };
}
/** `said`: words of the try that was refused for gaps. */
type Asked = MoveQuestion & { said?: MoveWords };
const NONE = { reason: false, lostReason: false, parkedUntil: false };
export type MatterWay = ReturnType<typeof useMatterWay>;

export function MatterSteps({ matter, pipeline, way }: { matter: Matter; pipeline: Pipeline; way: MatterWay }) {
  const t = useTexts(clientTexts);
  const stageName = useStageName();
  const road = pipeline.stages.filter(isOnRoad);
  const choose = (id: number | string) => {
    const to = road.find((stage) => stage.id === id);
    if (to) way.go(to);
  };
  return (
    <div className={styles.way}>
      <Steps
        label={t("stages")}
        current={matter.stageId}
        steps={road.map((stage) => ({ id: stage.id, title: stageName(stage) }))}
        {...(way.can ? { onChoose: (step) => choose(step.id) } : {})}
      />
      {way.from && !isOnRoad(way.from) && <Aside matter={matter} stage={way.from} />}
      <MoveDialog
        question={way.asked}
        onStay={way.close}
        onMove={async (words) => {
          const { asked } = way;
          if (asked) await way.move.mutateAsync({ matter, to: asked.to, words: { ...asked.said, ...words } });
          way.close();
        }}
      />
    </div>
  );
}

/** A refused or parked matter stands beside the road: why, or till when. */
function Aside({ matter, stage }: { matter: Matter; stage: Stage }) {
  const t = useTexts(clientTexts);
  const f = useFormat();
  const stageName = useStageName();
  const isLost = stage.kind === "lost";
  const more = isLost
    ? matter.lostReason
    : matter.parkedUntil && t("parkedUntilDay", { day: f.day(matter.parkedUntil) });
  return (
    <p className={styles.aside} data-tone={isLost ? "red" : "amber"} data-testid="matter-aside">
      {isLost ? <IconBan size={18} stroke={1.8} /> : <IconClockPause size={18} stroke={1.8} />}
      <span>
        <b>{stageName(stage)}</b>
        {more && `: ${more}`}
      </span>
      <span className={styles.hint}>{t("chooseToReturn")}</span>
    </p>
  );
}

/** Entries of the «…» menu: the exits of the pipeline, e.g. «Отказ» and «Отложено». */
export function useExits(pipeline: Pipeline | undefined, way: MatterWay): MenuEntry[] {
  const stageName = useStageName();
  const t = useTexts(clientTexts);
  if (!pipeline || !way.can) return [];
  return pipeline.stages
    .filter((stage) => !isOnRoad(stage) && stage.id !== way.from?.id)
    .map((stage) => ({
      id: `stage-${stage.code}`,
      label: t("toStage", { name: stageName(stage) }),
      icon: stage.kind === "lost" ? <IconBan size={18} stroke={1.7} /> : <IconClockPause size={18} stroke={1.7} />,
      danger: stage.kind === "lost",
      onSelect: () => way.go(stage),
    }));
}
