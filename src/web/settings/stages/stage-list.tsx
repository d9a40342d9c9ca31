import { IconArrowDown, IconArrowUp, IconGripVertical, IconListCheck, IconTrash } from "@tabler/icons-react";
import { useRef, useState, type CSSProperties, type KeyboardEvent } from "react";
import { announce } from "../../lib/announce.ts";
import { useTexts } from "../../lib/i18n.ts";
import type { Pipeline, Stage } from "../../lib/pipelines.ts";
import { useStageName } from "../../lib/stage-name.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { InlineEdit } from "../../ui/inline-edit.tsx";
import { Tag } from "../../ui/tag.tsx";
import { ColorInput } from "./color-input.tsx";
import { dropped, stepped } from "./order.ts";
import { useStageDrag, useStageDrop } from "./stage-drag.ts";
import styles from "./stages.module.css";
import { stagesTexts } from "./stages-texts.ts";
import { useOrder, useStageChange } from "./use-stage-change.ts";

type StageListProps = { pipeline: Pipeline; onRemove: (stage: Stage) => void; onList: (stage: Stage) => void };

/** Stages in their order: dragged by the handle, moved by arrows, renamed and recoloured in place. */
export function StageList({ pipeline, onRemove, onList }: StageListProps) {
  const t = useTexts(stagesTexts);
  const order = useOrder(pipeline);
  const named = useStageName();
  // Shown at once; the list itself comes with the answer.
  const [hoped, setHoped] = useState<number[] | null>(null);
  const ids = hoped ?? pipeline.stages.map((stage) => stage.id);
  const put = async (next: number[] | null, stage: Stage | undefined) => {
    if (!next || hoped) return;
    setHoped(next);
    if ((await order(next)) && stage) announce(t("placed", { name: named(stage), place: next.indexOf(stage.id) + 1 }));
    setHoped(null);
  };
  const find = (id: number) => pipeline.stages.find((stage) => stage.id === id);
  useStageDrop((id, overId, edge) => void put(dropped(ids, id, overId, edge), find(id)));
  return (
    <ol className={styles.list} aria-label={t("table")} data-testid="stages">
      {ids.flatMap((id, i) => {
        const stage = find(id);
        if (!stage) return [];
        const place = { isFirst: i === 0, isLast: i === ids.length - 1 };
        const step = (by: -1 | 1) => void put(stepped(ids, id, by), stage);
        const ways = { onStep: step, onRemove: () => onRemove(stage), onList: () => onList(stage) };
        return [<StageRow key={id} stage={stage} {...place} {...ways} />];
      })}
    </ol>
  );
}

type RowProps = {
  stage: Stage;
  isFirst: boolean;
  isLast: boolean;
  onStep: (by: -1 | 1) => void;
  onRemove: () => void;
  onList: () => void;
};

const steps: Record<string, -1 | 1> = { ArrowUp: -1, ArrowDown: 1 };

function StageRow({ stage, isFirst, isLast, onStep, onRemove, onList }: RowProps) {
  const t = useTexts(stagesTexts);
  const name = useStageName()(stage);
  const row = useRef<HTMLLIElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  const { isDragged, edge } = useStageDrag(row, handle, stage.id);
  const color: CSSProperties & Record<"--stage", string> = { "--stage": stage.color };
  const byKey = (event: KeyboardEvent) => {
    const by = steps[event.key];
    if (!by) return;
    event.preventDefault();
    onStep(by);
  };
  return (
    <li
      ref={row}
      className={styles.row}
      style={color}
      data-dragged={isDragged || undefined}
      data-edge={edge ?? undefined}
      data-testid={`stage-${stage.code}`}
    >
      <IconButton
        ref={handle}
        label={t("drag", { name })}
        icon={<IconGripVertical size={18} />}
        onKeyDown={byKey}
        testId={`stage-drag-${stage.id}`}
      />
      <Look stage={stage} />
      <span className={styles.kind}>
        <Tag tone={stage.kind === "won" ? "green" : stage.kind === "lost" ? "red" : "gray"}>{t(stage.kind)}</Tag>
      </span>
      <span className={styles.actions}>
        <IconButton
          label={t("listOf", { name })}
          icon={<IconListCheck size={17} />}
          onClick={onList}
          testId={`stage-list-${stage.code}`}
        />
        <IconButton
          label={t("up", { name })}
          icon={<IconArrowUp size={17} />}
          disabled={isFirst}
          onClick={() => onStep(-1)}
          testId={`stage-up-${stage.id}`}
        />
        <IconButton
          label={t("down", { name })}
          icon={<IconArrowDown size={17} />}
          disabled={isLast}
          onClick={() => onStep(1)}
          testId={`stage-down-${stage.id}`}
        />
        <IconButton
          label={t("remove", { name })}
          icon={<IconTrash size={17} />}
          onClick={onRemove}
          testId={`stage-remove-${stage.id}`}
        />
      </span>
    </li>
  );
}

function Look({ stage }: { stage: Stage }) {
  const t = useTexts(stagesTexts);
  const change = useStageChange();
  return (
    <>
      <ColorInput
        label={t("colorOf", { name: stage.name })}
        value={stage.color}
        onChange={(color) => void change(stage, { color }, { color: stage.color })}
        testId={`stage-color-${stage.id}`}
      />
      <span className={styles.names}>
        <InlineEdit
          name={t("nameRu")}
          value={stage.name}
          onSave={(name) => change(stage, { name }, { name: stage.name }, true)}
          testId={`stage-name-${stage.id}`}
        />
        <InlineEdit
          name={t("nameEn")}
          value={stage.nameEn}
          onSave={(nameEn) => change(stage, { nameEn }, { nameEn: stage.nameEn }, true)}
          testId={`stage-name-en-${stage.id}`}
        />
      </span>
    </>
  );
}
