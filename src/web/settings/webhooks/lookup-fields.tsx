import { TextInput } from "@mantine/core";
import { lookupWays } from "../../../api/webhooks.ts";
import { useTexts } from "../../lib/i18n.ts";
import { Choice } from "../../ui/choice.tsx";
import type { SourceForm } from "./source-form.ts";
import { webhooksTexts } from "./texts.ts";

type FieldsProps = {
  form: SourceForm;
  onChange: (part: Partial<SourceForm>) => void;
  fault: (field: string) => string | null;
};

/** How the card is found, and what happens when there is none. */
export function LookupFields({ form, onChange, fault }: FieldsProps) {
  const t = useTexts(webhooksTexts);
  const path = (field: "path" | "phonePath" | "namePath", label: string) => (
    <TextInput
      label={label}
      description={t("pathHint")}
      maxLength={200}
      spellCheck={false}
      value={form[field]}
      error={fault(field)}
      onChange={(event) => onChange({ [field]: event.currentTarget.value })}
      data-testid={`source-${field}`}
    />
  );
  return (
    <>
      <Choice
        label={t("lookup")}
        value={form.by}
        options={lookupWays.map((value) => ({ value, label: t(`by-${value}`) }))}
        onChange={(by) => onChange({ by })}
        testId="source-by"
      />
      {path("path", t("lookupPath"))}
      <Choice
        label={t("absent")}
        value={form.absent}
        options={(["ignore", "open"] as const).map((value) => ({ value, label: t(`absent-${value}`) }))}
        onChange={(absent) => onChange({ absent })}
        testId="source-absent"
      />
      {form.absent === "open" && path("phonePath", t("phonePath"))}
      {form.absent === "open" && path("namePath", t("namePath"))}
    </>
  );
}
