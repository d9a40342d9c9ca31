import { IconBolt, IconPlus, IconRobot } from "@tabler/icons-react";
import { useRef, type CSSProperties } from "react";
import { useTexts } from "../../lib/i18n.ts";
import { useDesigner } from "../designer-context.ts";
import { groupOf, nameIn, type Kind, type Stage } from "../model.ts";
import { automationTexts } from "../texts.ts";
import styles from "./board.module.css";
import { RuleCard } from "./rule-card.tsx";
import { useGroupDrop } from "./rule-drag.ts";
import { underWhite } from "./stage-color.ts";

export function StageColumn({ stage, place }: { stage: Stage; place: number }) {
  const t = useTexts(automationTexts);
  const { pipeline, locale } = useDesigner();
  const name = nameIn(stage, locale);
  const color: CSSProperties & Record<"--stage", string> = { "--stage": underWhite(stage.color) };
  return (
    <section className={styles.column} aria-label={name} data-testid={`stage-${stage.code}`}>
      <header className={styles.head} style={color}>
        <h2 className={styles.name}>{name}</h2>
        <span className={styles.place}>{t("stageOf", { n: place, all: pipeline.stages.length })}</span>
      </header>
      <Group stage={stage} kind="trigger" />
      <Group stage={stage} kind="robot" />
    </section>
  );
}

function Group({ stage, kind }: { stage: Stage; kind: Kind }) {
  const t = useTexts(automationTexts);
  const { rules, locale, canWrite, add } = useDesigner();
  const ref = useRef<HTMLDivElement>(null);
  const isOver = useGroupDrop(ref, stage.id, kind, canWrite);
  const group = groupOf(rules, stage.id, kind);
  const [heading, button, name] =
    kind === "robot"
      ? (["robotsHere", "addRobot", "addRobotTo"] as const)
      : (["triggersHere", "addTrigger", "addTriggerTo"] as const);
  return (
    <div ref={ref} className={styles.group} data-over={isOver || undefined}>
      <h3 className={styles.heading}>
        {kind === "robot" ? <IconRobot size={15} stroke={1.8} /> : <IconBolt size={15} stroke={1.8} />}
        {t(heading)}
      </h3>
      {group.length > 0 && (
        <ol className={styles.rules} aria-label={t(heading)}>
          {group.map((rule, at) => (
            <RuleCard key={rule.id} rule={rule} isFirst={at === 0} />
          ))}
        </ol>
      )}
      {group.length === 0 && !canWrite && (
        <p className={styles.none}>{t(kind === "robot" ? "noRobots" : "noTriggers")}</p>
      )}
      {canWrite && (
        <button
          type="button"
          className={styles.add}
          aria-label={t(name, { stage: nameIn(stage, locale) })}
          onClick={() => add(stage, kind)}
          data-testid={`add-${kind}-${stage.code}`}
        >
          <IconPlus size={15} stroke={2} />
          {t(button)}
        </button>
      )}
    </div>
  );
}
