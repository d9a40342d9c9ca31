import { Textarea, TextInput } from "@mantine/core";
import { sayPair, useTexts } from "../lib/i18n.ts";
import { useLocale } from "../lib/locale.ts";
import type { ExtraField } from "./extra-fields.ts";
import { formTexts } from "./form-texts.ts";

type InputProps = {
  field: Pick<ExtraField, "kind" | "title">;
  id?: string;
  value: string;
  isWrong: boolean;
  onChange: (text: string) => void;
  autoFocus?: boolean;
  testId?: string;
};

/** One fact by its kind; what is wrong with it stands below in words. */
export function FieldInput({ field, id, value, isWrong, onChange, autoFocus, testId }: InputProps) {
  const t = useTexts(formTexts);
  const locale = useLocale();
  const props = {
    ...(id ? { id } : {}),
    label: sayPair(field.title, undefined, locale),
    value,
    error: isWrong ? t(value === "" ? "needed" : field.kind === "money" ? "wrongMoney" : "wrong") : null,
    ...(autoFocus ? { "data-autofocus": true } : {}),
    "data-testid": testId,
  };
  if (field.kind === "long")
    return (
      <Textarea
        {...props}
        autosize
        minRows={2}
        maxRows={10}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  return (
    <TextInput
      {...props}
      type={field.kind === "day" ? "date" : "text"}
      inputMode={field.kind === "money" || field.kind === "number" ? "decimal" : "text"}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
