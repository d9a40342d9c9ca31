import { ApiError } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useLocale } from "../../lib/locale.ts";
import { Choice } from "../../ui/choice.tsx";
import { InlineEdit } from "../../ui/inline-edit.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import { valueTexts } from "./texts.ts";
import { typedOf, valueOf, type ValueData, type ValueType } from "./value-words.ts";

type ValueEditProps = {
  /** What is edited, for the accessible name. */
  name: string;
  type: ValueType;
  value: ValueData;
  /** Undefined without the right: the value is only shown. */
  onSave: ((value: ValueData) => Promise<unknown>) | undefined;
  testId: string;
};

/** A value by its type, changed in its place. */
export function ValueEdit({ name, type, value, onSave, testId }: ValueEditProps) {
  const t = useTexts(valueTexts);
  const field = useValueField(type, value, onSave);
  if (!field.onSave || !onSave) return <span data-testid={testId}>{field.shown || t("noValue")}</span>;
  if (type === "flag")
    return (
      <FlagChoice
        name={name}
        bare
        value={value}
        testId={testId}
        onChange={(next) => void onSave(next).catch((error: unknown) => toastError(error, t("notSaved")))}
      />
    );
  return <InlineEdit name={name} {...field} onSave={field.onSave} testId={testId} />;
}

/** What a field for the typed value needs; without the right there is nothing to save by. */
export function useValueField(type: ValueType, value: ValueData, onSave: ValueEditProps["onSave"]) {
  const t = useTexts(valueTexts);
  const decimal = useLocale() === "ru" ? "," : ".";
  const shown = useShown(type, value);
  const save = async (typed: string) => {
    const next = valueOf(type, typed);
    if (next === undefined) {
      toast({ text: t("valueWrong"), tone: "red" });
      throw new ApiError(422, { code: "invalid", message: "wrong value", fields: { value: "wrong" } });
    }
    await onSave?.(next);
  };
  return {
    value: typedOf(value, decimal),
    shown,
    onSave: onSave && save,
    type: type === "date" ? "date" : "text",
    inputMode: type === "number" ? "decimal" : "text",
  } as const;
}

type FlagProps = {
  name: string;
  bare?: boolean;
  value: ValueData;
  onChange: (value: ValueData) => void;
  testId: string;
};

export function FlagChoice({ name, bare = false, value, onChange, testId }: FlagProps) {
  const t = useTexts(valueTexts);
  return (
    <Choice
      bare={bare}
      label={name}
      value={value === null ? "none" : value === true ? "true" : "false"}
      testId={testId}
      options={[
        { value: "none", label: t("noValue") },
        { value: "true", label: t("yes") },
        { value: "false", label: t("no") },
      ]}
      onChange={(next) => onChange(next === "none" ? null : next === "true")}
    />
  );
}

function useShown(type: ValueType, value: ValueData): string {
  const t = useTexts(valueTexts);
  const f = useFormat();
  if (value === null) return "";
  if (type === "flag") return t(value === true ? "yes" : "no");
  if (type === "date") return f.date(String(value));
  return typeof value === "number" ? f.number(value) : String(value);
}
