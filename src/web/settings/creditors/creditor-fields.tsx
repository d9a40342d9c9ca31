import { Textarea, TextInput } from "@mantine/core";
import { creditorKinds, registerKinds } from "../../../api/creditors.ts";
import { useTexts } from "../../lib/i18n.ts";
import { Choice } from "../../ui/choice.tsx";
import type { CreditorForm } from "./creditor-form.ts";
import own from "./creditors.module.css";
import { creditorsTexts } from "./creditors-texts.ts";

type CreditorFieldsProps = {
  form: CreditorForm;
  onChange: (part: Partial<CreditorForm>) => void;
  wrong: (field: string) => string | undefined;
  canWrite: boolean;
};
type Line = { [K in keyof CreditorForm]: CreditorForm[K] extends string ? K : never }[keyof CreditorForm];

export function CreditorFields({ form, onChange, wrong, canWrite }: CreditorFieldsProps) {
  const t = useTexts(creditorsTexts);
  const line = (name: Exclude<Line, "kind" | "registerKind">, maxLength: number, hint?: string) => (
    <TextInput
      label={t(name)}
      {...(hint === undefined ? {} : { description: hint })}
      maxLength={maxLength}
      readOnly={!canWrite}
      value={form[name]}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
      error={wrong(name)}
      data-testid={`creditor-${name}`}
    />
  );
  return (
    <>
      <Choice
        label={t("kind")}
        value={form.kind}
        disabled={!canWrite}
        onChange={(kind) => onChange({ kind })}
        options={creditorKinds.map((kind) => ({ value: kind, label: t(`kind_${kind}`) }))}
        testId="creditor-kind"
      />
      {line("name", 300, t("nameHint"))}
      {line("shortName", 200)}
      <div className={own.pair}>
        {line("inn", 20)}
        {line("ogrn", 25)}
      </div>
      {line("postalAddress", 500, t("postalHint"))}
      {line("legalAddress", 500)}
      <div className={own.pair}>
        <Choice
          label={t("register")}
          value={form.registerKind}
          placeholder={t("noRegister")}
          disabled={!canWrite}
          onChange={(registerKind) => onChange({ registerKind })}
          options={registerKinds.map((kind) => ({ value: kind, label: t(`register_${kind}`) }))}
        />
        {line("registerNumber", 60)}
      </div>
      {line("phones", 400, t("phonesHint"))}
      {line("email", 200)}
      <Textarea
        label={t("note")}
        autosize
        minRows={2}
        maxLength={2000}
        readOnly={!canWrite}
        value={form.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </>
  );
}
