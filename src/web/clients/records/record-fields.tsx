import { TextInput } from "@mantine/core";
import { sayPair, useTexts } from "../../lib/i18n.ts";
import { useLocale } from "../../lib/locale.ts";
import { faultText } from "../../lib/value-faults.ts";
import { Choice } from "../../ui/choice.tsx";
import { Switch } from "../../ui/switch.tsx";
import type { RecordField, RecordInput } from "./record-kinds-data.ts";
import { recordTexts } from "./record-texts.ts";
import type { Typed } from "./record-words.ts";
import styles from "./records.module.css";

type FieldsProps = {
  fields: readonly RecordField[];
  typed: Typed;
  /** Codes of what is wrong, by field. */
  faults: Record<string, string>;
  onType: (name: string, text: string) => void;
};

export function RecordFields({ fields, typed, faults, onType }: FieldsProps) {
  const locale = useLocale();
  return (
    <div className={styles.form}>
      {fields.map((field, place) => {
        const fault = faults[field.name];
        return (
          <div
            key={field.name}
            className={field.isWide ? styles.wide : field.input === "flag" ? styles.flag : undefined}
          >
            <Input
              field={field}
              value={typed[field.name] ?? ""}
              problem={fault === undefined ? null : faultText(fault, locale)}
              isFirst={place === 0}
              onType={(text) => onType(field.name, text)}
            />
          </div>
        );
      })}
    </div>
  );
}

const modes: Partial<Record<RecordInput, "decimal" | "numeric" | "tel" | "email">> = {
  money: "decimal",
  number: "decimal",
  whole: "numeric",
  year: "numeric",
  inn: "numeric",
  phone: "tel",
  email: "email",
};

type InputProps = {
  field: RecordField;
  value: string;
  problem: string | null;
  isFirst: boolean;
  onType: (text: string) => void;
};

function Input({ field, value, problem, isFirst, onType }: InputProps) {
  const t = useTexts(recordTexts);
  const locale = useLocale();
  const label = sayPair(field.title, undefined, locale);
  const testId = `record-field-${field.name}`;
  if (field.input === "flag")
    return (
      <Switch label={label} checked={value === "yes"} onChange={(on) => onType(on ? "yes" : "")} testId={testId} />
    );
  if (field.input === "choice")
    return (
      <Choice
        label={label}
        value={value}
        placeholder={t("choose")}
        options={(field.options ?? []).map(([option, title]) => ({
          value: option,
          label: sayPair(title, undefined, locale),
        }))}
        onChange={onType}
        error={problem}
        testId={testId}
      />
    );
  return (
    <TextInput
      label={label}
      type={field.input === "day" ? "date" : "text"}
      inputMode={modes[field.input]}
      rightSection={field.input === "money" ? "₽" : undefined}
      required={field.isNeeded ?? false}
      withAsterisk={false}
      maxLength={300}
      value={value}
      error={problem}
      data-autofocus={isFirst || undefined}
      onChange={(event) => onType(event.currentTarget.value)}
      data-testid={testId}
    />
  );
}
