import { IconSelector, IconX } from "@tabler/icons-react";
import { useId } from "react";
import { useTexts } from "../../lib/i18n.ts";
import { Choice } from "../../ui/choice.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { useConditionGround } from "../designer-context.ts";
import type { Fact } from "../model.ts";
import { editorTexts } from "./editor-texts.ts";
import { fittingOperators, type Operator } from "../words/condition.ts";
import { ComparisonValue } from "./comparison-value.tsx";
import { againstOf, isBare, withFact, type Comparison } from "./comparison.ts";
import type { Fault } from "./condition-tree.ts";
import styles from "./condition.module.css";
import { factGroups } from "./rule-draft.ts";
import { factHeading } from "./text-with-facts.tsx";

type ComparisonRowProps = { part: Comparison; fault: Fault | undefined; onChange: (part: Comparison | null) => void };
const faultKeys = { fact: "faultFact", value: "faultValue", wrong: "faultWrong", "empty-group": "faultGroup" } as const;

/** A fact, how it is compared, and with what: each control fits the fact's kind. */
export function ComparisonRow({ part, fault, onChange }: ComparisonRowProps) {
  const t = useTexts(editorTexts);
  const { catalog } = useConditionGround();
  const fact = catalog.facts.find((one) => one.name === part.field);
  const isAlone = isBare(part.op);
  const ways = fact ? againstOf(fact, part.op) : [];
  return (
    <div className={styles.row} data-testid="comparison">
      <div className={styles.line}>
        <FactChoice part={part} fact={fact} onChange={onChange} isWrong={fault === "fact"} />
        <IconButton label={t("removePart")} icon={<IconX size={16} />} size={30} onClick={() => onChange(null)} />
      </div>
      {fact && (
        <div className={styles.operands} data-bare={isAlone || undefined}>
          <Choice
            bare
            label={t("operator")}
            value={part.op}
            options={fittingOperators[fact.kind].map((op) => ({ value: op, label: t(wordOf(op, fact)) }))}
            onChange={(op) => onChange({ ...part, op })}
            testId="comparison-op"
          />
          {!isAlone && ways.length > 1 && (
            <Choice
              bare
              label={t("against")}
              value={ways.includes(part.against) ? part.against : "value"}
              options={ways.map((way) => ({ value: way, label: t(`against_${way}`) }))}
              onChange={(against) => onChange({ ...part, against, other: against === "day" ? "today" : "" })}
              testId="comparison-against"
            />
          )}
          {!isAlone && (
            <div className={ways.length > 1 ? styles.wide : styles.beside}>
              <ComparisonValue part={part} fact={fact} onChange={onChange} />
            </div>
          )}
        </div>
      )}
      {fault && (
        <div className={styles.error} role="alert">
          {t(faultKeys[fault])}
        </div>
      )}
    </div>
  );
}

/** «Позже» and «раньше» for dates, where sums are «больше» and «меньше». */
const wordOf = (op: Operator, fact: Fact) =>
  fact.kind === "date" && op === "greater"
    ? "op_later"
    : fact.kind === "date" && op === "less"
      ? "op_earlier"
      : (`op_${op}` as const);

type FactChoiceProps = {
  part: Comparison;
  fact: Fact | undefined;
  onChange: (part: Comparison) => void;
  isWrong: boolean;
};

/** The browser's own list with headings: thirty facts need them. */
function FactChoice({ part, fact, onChange, isWrong }: FactChoiceProps) {
  const t = useTexts(editorTexts);
  const { catalog, locale } = useConditionGround();
  const id = useId();
  const choose = (name: string) => {
    const next = catalog.facts.find((one) => one.name === name);
    if (next) onChange(withFact(part, next));
  };
  return (
    <span className={styles.factFrame}>
      <label htmlFor={id} className="op-hidden">
        {t("fact")}
      </label>
      <select
        id={id}
        className={styles.fact}
        value={fact?.name ?? ""}
        aria-invalid={isWrong || undefined}
        onChange={(event) => choose(event.currentTarget.value)}
        data-testid="comparison-fact"
      >
        {!fact && <option value="">{part.field || t("chooseFact")}</option>}
        {factGroups(catalog.facts, locale).map(({ prefix, facts }) => (
          <optgroup key={prefix} label={t(factHeading(prefix))}>
            {facts.map((one) => (
              <option key={one.name} value={one.name}>
                {one.title}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <IconSelector size={16} />
    </span>
  );
}
