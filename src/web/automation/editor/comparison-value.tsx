import { Checkbox, TextInput } from "@mantine/core";
import { useTexts } from "../../lib/i18n.ts";
import { Choice } from "../../ui/choice.tsx";
import { useConditionGround } from "../designer-context.ts";
import { titleIn, type Fact } from "../model.ts";
import { editorTexts } from "./editor-texts.ts";
import type { Comparison } from "./comparison.ts";
import styles from "./condition.module.css";

type ValueProps = { part: Comparison; fact: Fact; onChange: (part: Comparison) => void };

/** What the fact is compared with; the control fits the fact's kind. */
export function ComparisonValue(props: ValueProps) {
  const { part, fact } = props;
  if (part.against === "fact") return <OtherFact {...props} />;
  if (part.against === "day") return <CountedDay {...props} />;
  if (part.op === "one-of") return fact.options.length > 0 ? <Options {...props} /> : <List {...props} />;
  if (part.op === "between") return <Within {...props} />;
  return <Written {...props} />;
}

/** Another fact of the same kind. */
function OtherFact({ part, fact, onChange }: ValueProps) {
  const t = useTexts(editorTexts);
  const { catalog, locale } = useConditionGround();
  const others = catalog.facts.filter((one) => one.kind === fact.kind && one.name !== fact.name);
  return (
    <Choice
      bare
      label={t("otherFact")}
      value={part.other}
      placeholder={t("chooseFact")}
      options={others.map((one) => ({ value: one.name, label: titleIn(one, locale) }))}
      onChange={(other) => onChange({ ...part, other })}
      testId="comparison-other"
    />
  );
}

const units = ["days", "working-days", "months"] as const;

/** Today or another date of the card, and so many days more or less. */
function CountedDay({ part, fact, onChange }: ValueProps) {
  const t = useTexts(editorTexts);
  const { catalog, locale } = useConditionGround();
  const dates = catalog.facts.filter((one) => one.kind === "date" && one.name !== fact.name);
  return (
    <div className={styles.counted}>
      <Choice
        bare
        label={t("countedFrom")}
        value={part.other}
        options={[
          { value: "today", label: t("today") },
          ...dates.map((one) => ({ value: one.name, label: titleIn(one, locale) })),
        ]}
        onChange={(other) => onChange({ ...part, other })}
        testId="comparison-from"
      />
      <TextInput
        aria-label={t("plus")}
        placeholder="+3"
        inputMode="text"
        value={part.plus}
        onChange={(event) => onChange({ ...part, plus: event.currentTarget.value })}
        data-testid="comparison-plus"
      />
      <Choice
        bare
        label={t("unit")}
        value={part.unit}
        options={units.map((unit) => ({ value: unit, label: t(`unit_${unit}`) }))}
        onChange={(unit) => onChange({ ...part, unit })}
        testId="comparison-unit"
      />
    </div>
  );
}

function Within({ part, fact, onChange }: ValueProps) {
  const t = useTexts(editorTexts);
  return (
    <div className={styles.within}>
      <Input label={t("low")} fact={fact} value={part.value} onChange={(value) => onChange({ ...part, value })} />
      <Input label={t("high")} fact={fact} value={part.upTo} onChange={(upTo) => onChange({ ...part, upTo })} />
    </div>
  );
}

function Options({ part, fact, onChange }: ValueProps) {
  const t = useTexts(editorTexts);
  const { locale } = useConditionGround();
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

function Written({ part, fact, onChange }: ValueProps) {
  const t = useTexts(editorTexts);
  const { locale } = useConditionGround();
  const set = (value: string) => onChange({ ...part, value });
  const options =
    fact.kind === "flag"
      ? [
          { value: "true", label: t("yes") },
          { value: "false", label: t("no") },
        ]
      : fact.options.map((option) => ({ value: option.value, label: titleIn(option, locale) }));
  if (options.length > 0)
    return (
      <Choice
        bare
        label={t("value")}
        value={part.value}
        placeholder={t("choose")}
        options={options}
        onChange={set}
        testId="comparison-value"
      />
    );
  return <Input label={t("value")} fact={fact} value={part.value} onChange={set} testId="comparison-value" />;
}

type InputProps = { label: string; fact: Fact; value: string; onChange: (value: string) => void; testId?: string };

function Input({ label, fact, value, onChange, testId }: InputProps) {
  const isSum = fact.kind === "money";
  return (
    <TextInput
      aria-label={label}
      type={fact.kind === "date" || fact.kind === "time" ? fact.kind : "text"}
      inputMode={isSum || fact.kind === "number" ? "decimal" : "text"}
      rightSection={isSum ? "₽" : undefined}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data-testid={testId}
    />
  );
}

function List({ part, onChange }: Omit<ValueProps, "fact">) {
  const t = useTexts(editorTexts);
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
