import { useRef } from "react";
import { useTexts } from "../../lib/i18n.ts";
import { usePhone } from "../../lib/phone-width.ts";
import { FilterPills } from "../../ui/filter-pills.tsx";
import { Skeleton } from "../../ui/states.tsx";
import { useDesigner } from "../designer-context.ts";
import { groupOf, nameIn } from "../model.ts";
import { canStand, lastIn, placeAt } from "../placing.ts";
import { automationTexts } from "../texts.ts";
import styles from "./board.module.css";
import { useBoardDrop, type Drop } from "./rule-drag.ts";
import { StageColumn } from "./stage-column.tsx";

/** One column per stage; on a phone one stage at a time, chosen above. */
export function Board({ stageId, onStage }: { stageId: number | undefined; onStage: (id: number) => void }) {
  const t = useTexts(automationTexts);
  const phone = usePhone();
  const { pipeline, rules, seen, canWrite, locale, move } = useDesigner();
  const ref = useRef<HTMLDivElement>(null);
  const dropped = ({ ruleId, spot, overId, edge }: Drop) => {
    const rule = rules.find((one) => one.id === ruleId);
    if (!rule || overId === ruleId || !canStand(rules, rule, spot)) return;
    const others = groupOf(rules, { ...spot, kind: rule.kind }).filter((one) => one.id !== ruleId);
    const over = others.findIndex((one) => one.id === overId);
    move(rule, over < 0 ? lastIn(rules, rule, spot) : placeAt(rules, rule, spot, edge === "bottom" ? over + 1 : over));
  };
  useBoardDrop(ref, canWrite && !phone, dropped);
  const shown = pipeline.stages.find((stage) => stage.id === stageId) ?? pipeline.stages[0];
  const stages = phone ? pipeline.stages.filter((stage) => stage.id === shown?.id) : pipeline.stages;
  return (
    <>
      {phone && (
        <FilterPills
          label={t("stages")}
          value={String(shown?.id ?? "")}
          onChange={(id) => onStage(Number(id))}
          pills={pipeline.stages.map((stage) => ({
            value: String(stage.id),
            label: nameIn(stage, locale),
            count: rules.filter((rule) => rule.stageId === stage.id && (seen === null || seen.has(rule.id))).length,
          }))}
        />
      )}
      <div
        ref={ref}
        className={styles.board}
        tabIndex={phone ? undefined : 0}
        role="group"
        aria-label={t("stages")}
        data-testid="automation-board"
      >
        {stages.map((stage) => (
          <StageColumn key={stage.id} stage={stage} place={pipeline.stages.indexOf(stage) + 1} />
        ))}
      </div>
    </>
  );
}

export function BoardSkeleton() {
  return (
    <div className={styles.board} role="status" data-testid="state-loading">
      {[3, 2, 4, 2, 3].map((cards, column) => (
        <div key={column} className={styles.column}>
          <Skeleton height={40} width="100%" />
          {Array.from({ length: cards }, (_, place) => (
            <Skeleton key={place} height={78} width="100%" />
          ))}
        </div>
      ))}
    </div>
  );
}
