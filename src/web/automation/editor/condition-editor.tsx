import { Button } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useTexts } from "../../lib/i18n.ts";
import { Choice } from "../../ui/choice.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { useConditionGround } from "../designer-context.ts";
import { editorTexts } from "./editor-texts.ts";
import { conditionWords } from "../words/condition.ts";
import { ComparisonRow } from "./comparison-row.tsx";
import {
  changePart,
  conditionOf,
  isGroup,
  newComparison,
  newGroup,
  type Fault,
  type Group,
  type Part,
} from "./condition-tree.ts";
import styles from "./condition.module.css";

const modes = ["all", "any", "none"] as const;
/** Deeper nesting can be read by nobody. */
const MAX_DEPTH = 3;

type ConditionEditorProps = {
  tree: Group;
  onChange: (tree: Group) => void;
  faults: ReadonlyMap<number, Fault>;
  /** What holds while there is no condition: «Выполняется всегда». */
  emptyText: string;
  testId?: string;
};

/** Groups of comparisons, one in another; the sentence that they make is read below. */
export function ConditionEditor({ tree, onChange, faults, emptyText, testId = "condition-add" }: ConditionEditorProps) {
  const t = useTexts(editorTexts);
  const { catalog, locale } = useConditionGround();
  const { condition, faults: unready } = conditionOf(tree, catalog.facts);
  const change = (id: number, to: (part: Part) => Part | null) => onChange(changePart(tree, id, to));
  if (tree.parts.length === 0) {
    return (
      <div className={styles.empty}>
        <span data-fault={faults.has(tree.id) || undefined}>{emptyText}</span>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconPlus size={15} />}
          onClick={() => onChange({ ...tree, parts: [newComparison()] })}
          data-testid={testId}
        >
          {t("addCondition")}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.editor}>
      <GroupEditor group={tree} depth={1} change={change} faults={faults} />
      {condition && unready.size === 0 && (
        <p className={styles.sentence} aria-live="polite" data-testid="condition-words">
          {conditionWords(condition, catalog.facts, locale)}
        </p>
      )}
    </div>
  );
}

type GroupEditorProps = {
  group: Group;
  depth: number;
  change: (id: number, to: (part: Part) => Part | null) => void;
  faults: ReadonlyMap<number, Fault>;
};

function GroupEditor({ group, depth, change, faults }: GroupEditorProps) {
  const t = useTexts(editorTexts);
  const add = (part: Part) => change(group.id, (now) => (isGroup(now) ? { ...now, parts: [...now.parts, part] } : now));
  const isRoot = depth === 1;
  return (
    <div className={styles.group} data-root={isRoot || undefined} role="group" aria-label={t(`mode_${group.mode}`)}>
      <div className={styles.groupHead}>
        <Choice
          bare
          label={t("match")}
          value={group.mode}
          options={modes.map((mode) => ({ value: mode, label: t(`mode_${mode}`) }))}
          onChange={(mode) => change(group.id, (now) => (isGroup(now) ? { ...now, mode } : now))}
          testId={`condition-mode-${depth}`}
        />
        {!isRoot && (
          <IconButton
            label={t("removeGroup")}
            icon={<IconX size={16} />}
            size={30}
            onClick={() => change(group.id, () => null)}
          />
        )}
      </div>
      {group.parts.map((part) =>
        isGroup(part) ? (
          <GroupEditor key={part.id} group={part} depth={depth + 1} change={change} faults={faults} />
        ) : (
          <ComparisonRow
            key={part.id}
            part={part}
            fault={faults.get(part.id)}
            onChange={(next) => change(part.id, () => next)}
          />
        ),
      )}
      {faults.get(group.id) === "empty-group" && (
        <div className={styles.error} role="alert">
          {t("faultGroup")}
        </div>
      )}
      <div className={styles.adders}>
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconPlus size={15} />}
          onClick={() => add(newComparison())}
          data-testid={`condition-add-${depth}`}
        >
          {t("addCondition")}
        </Button>
        {depth < MAX_DEPTH && (
          <Button
            variant="subtle"
            size="compact-md"
            leftSection={<IconPlus size={15} />}
            onClick={() => add(newGroup("any", [newComparison()]))}
            data-testid={`condition-group-${depth}`}
          >
            {t("addGroup")}
          </Button>
        )}
      </div>
    </div>
  );
}
