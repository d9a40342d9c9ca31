import { Checkbox, TextInput } from "@mantine/core";
import { IconSelector, IconX } from "@tabler/icons-react";
import { useId } from "react";
import { useTexts } from "../../lib/i18n.ts";
import { Choice } from "../../ui/choice.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { useDesigner } from "../designer-context.ts";
import { titleIn, type Fact } from "../model.ts";
import { automationTexts } from "../texts.ts";
import { fittingOperators, type Operator } from "../words/condition.ts";
import { withFact, type Comparison, type Fault } from "./condition-tree.ts";
import styles from "./condition.module.css";
import { factGroups } from "./rule-draft.ts";
import { factHeading } from "./text-with-facts.tsx";

type ComparisonRowProps = { part: Comparison; fault: Fault | undefined; onChange: (part: Comparison | null) => void };
const faultKeys = { fact: "faultFact", value: "faultValue", wrong: "faultWrong", "empty-group": "faultGroup" } as const;

/** A fact, how it is compared, and with what: each control fits the fact's kind. */
export function ComparisonRow({ part, fault, onChange }: ComparisonRowProps) {
  const t = useTexts(automationTexts);
  const { catalog } = useDesigner();
  const fact = catalog.facts.find((one) => one.name === part.field);
  const isBare = part.op === "filled" || part.op === "empty";
  return (
    <div className={styles.row} data-testid="comparison">
      <div className={styles.line}>
        <FactChoice part={part} fact={fact} onChange={onChange} isWrong={fault === "fact"} />
        <IconButton label={t("removePart")} icon={<IconX size={16} />} size={30} onClick={() => onChange(null)} />
      </div>
      {fact && (
        <div className={styles.operands} data-bare={isBare || undefined}>
          <Choice
            bare
            label={t("operator")}
            value={part.op}
            options={fittingOperators[fact.kind].map((op) => ({ value: op, label: t(wordOf(op, fact)) }))}
            onChange={(op) => onChange({ ...part, op })}
            testId="comparison-op"
          />
          {!isBare && <Value part={part} fact={fact} onChange={onChange} />}
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
  const t = useTexts(automationTexts);
  const { catalog, locale } = useDesigner();
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

function Value({ part, fact, onChange }: { part: Comparison; fact: Fact; onChange: (part: Comparison) => void }) {
  const t = useTexts(automationTexts);
  const { locale } = useDesigner();
  const set = (value: string) => onChange({ ...part, value });
  if (part.op === "one-of" && fact.options.length > 0) {
    const toggle = (one: string) =>
      onChange({
        ...part,
        values: part.values.includes(one) ? part.values.filter((other) => other !== one) : [...part.values, one],
      });
    return (
      <div className={styles.options} role="group" aria-label={t("value")}>
        {fact.options.map((option) => (
          <Checkbox
            key={option.value}
            size="sm"
            label={titleIn(option, locale)}
            checked={part.values.includes(option.value)}
            onChange={() => toggle(option.value)}
          />
        ))}
      </div>
    );
  }
  if (part.op === "one-of") return <List part={part} onChange={onChange} />;
  if (fact.kind === "flag")
    return (
      <Choice
        bare
        label={t("value")}
        value={part.value}
        options={[
          { value: "true", label: t("yes") },
          { value: "false", label: t("no") },
        ]}
        onChange={set}
        testId="comparison-value"
      />
    );
  if (fact.options.length > 0)
    return (
      <Choice
        bare
        label={t("value")}
        value={part.value}
        placeholder={t("choose")}
        options={fact.options.map((option) => ({ value: option.value, label: titleIn(option, locale) }))}
        onChange={set}
        testId="comparison-value"
      />
    );
  const isSum = fact.kind === "money";
  return (
    <TextInput
      aria-label={t("value")}
      type={fact.kind === "date" ? "date" : "text"}
      inputMode={isSum || fact.kind === "number" ? "decimal" : "text"}
      rightSection={isSum ? "₽" : undefined}
      value={part.value}
      onChange={(event) => set(event.currentTarget.value)}
      data-testid="comparison-value"
    />
  );
}

function List({ part, onChange }: { part: Comparison; onChange: (part: Comparison) => void }) {
  const t = useTexts(automationTexts);
  // The text as typed is kept beside the list: a comma just put must not vanish.
  const text = part.value === "" ? part.values.join(", ") : part.value;
  const typed = (value: string) =>
    onChange({
      ...part,
      value,
      values: value
        .split(",")
        .map((one) => one.trim())
        .filter((one) => one !== ""),
    });
  return (
    <TextInput
      aria-label={t("values")}
      placeholder={t("values")}
      value={text}
      onChange={(event) => typed(event.currentTarget.value)}
      data-testid="comparison-value"
    />
  );
}
