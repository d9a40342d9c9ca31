import { IconBolt, IconRobot } from "@tabler/icons-react";
import type { CSSProperties } from "react";
import { useTexts } from "../../lib/i18n.ts";
import { useDesigner } from "../designer-context.ts";
import { nameIn, onStage, type Kind, type Stage } from "../model.ts";
import { automationTexts } from "../texts.ts";
import styles from "./board.module.css";
import { RemovedRules } from "./removed-rules.tsx";
import { RuleGroup } from "./rule-group.tsx";
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
      <StageRules stage={stage} kind="trigger" />
      <StageRules stage={stage} kind="robot" />
      <RemovedRules stageId={stage.id} />
    </section>
  );
}

function StageRules({ stage, kind }: { stage: Stage; kind: Kind }) {
  const t = useTexts(automationTexts);
  const { locale } = useDesigner();
  const isRobot = kind === "robot";
  const label = t(isRobot ? "robotsHere" : "triggersHere");
  const Icon = isRobot ? IconRobot : IconBolt;
  return (
    <RuleGroup
      spot={onStage(stage.id, kind)}
      label={label}
      heading={
        <h3 className={styles.heading}>
          <Icon size={15} stroke={1.8} />
          {label}
        </h3>
      }
      addLabel={t(isRobot ? "addRobotTo" : "addTriggerTo", { stage: nameIn(stage, locale) })}
      testId={`add-${kind}-${stage.code}`}
    />
  );
}
