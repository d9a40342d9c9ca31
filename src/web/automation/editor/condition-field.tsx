import { useState } from "react";
import type { Condition } from "../../../api/automation-timing.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useLocale } from "../../lib/locale.ts";
import { LoadingRows, QueryState } from "../../ui/states.tsx";
import { ConditionContext } from "../designer-context.ts";
import type { Fact } from "../model.ts";
import { useCatalog } from "../queries.ts";
import { conditionWords } from "../words/condition.ts";
import { ConditionEditor } from "./condition-editor.tsx";
import { conditionOf, treeOf } from "./condition-tree.ts";
import { editorTexts } from "./editor-texts.ts";

type ConditionFieldProps = {
  condition: Condition | null;
  /** What is not ready yet is told as undefined. */
  onChange: (condition: Condition | null | undefined) => void;
  testId?: string;
};

/** A condition over the card's facts, edited outside of the designer: stage lists ask by it. */
export function ConditionField(props: ConditionFieldProps) {
  const catalog = useCatalog();
  return (
    <QueryState query={catalog} loading={<LoadingRows rows={1} height={40} />}>
      {({ facts }) => <Loaded {...props} facts={facts} />}
    </QueryState>
  );
}

function Loaded({ condition, onChange, testId, facts }: ConditionFieldProps & { facts: Fact[] }) {
  const t = useTexts(editorTexts);
  const locale = useLocale();
  const [tree, setTree] = useState(() => treeOf(condition, facts));
  const { faults } = conditionOf(tree, facts);
  return (
    <ConditionContext value={{ catalog: { facts }, locale }}>
      <ConditionEditor
        tree={tree}
        onChange={(next) => {
          setTree(next);
          const made = conditionOf(next, facts);
          onChange(made.faults.size > 0 ? undefined : made.condition);
        }}
        faults={faults}
        emptyText={t("alwaysNeeded")}
        {...(testId === undefined ? {} : { testId })}
      />
    </ConditionContext>
  );
}

/** The sentence of a condition; nothing while the facts are not known. */
export function ConditionWords({ condition }: { condition: Condition | null }) {
  const t = useTexts(editorTexts);
  const locale = useLocale();
  const { data } = useCatalog();
  if (condition === null) return <>{t("alwaysNeeded")}</>;
  return <>{data ? conditionWords(condition, data.facts, locale) : "…"}</>;
}
