import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { addValue } from "../../../api/automation-values.ts";
import { ApiError, call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { usePipelines } from "../../lib/pipelines.ts";
import { Choice } from "../../ui/choice.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import { useDesigner } from "../designer-context.ts";
import { nameIn } from "../model.ts";
import { useRefetch } from "./queries.ts";
import { valueTexts } from "./texts.ts";
import { FlagChoice } from "./value-edit.tsx";
import { codeFor, isCode, valueOf, valueTypes, type AutomationValue, type ValueType } from "./value-words.ts";
import styles from "./values.module.css";

type Draft = {
  kind: AutomationValue["kind"];
  pipelineId: number | null;
  title: string;
  /** Null: made of the title. */
  code: string | null;
  type: ValueType;
  typed: string;
};
const blank: Draft = { kind: "constant", pipelineId: null, title: "", code: null, type: "text", typed: "" };

/** Kind, code and type are chosen once; title and value change later. */
export function NewValue({ onDone }: { onDone: () => void }) {
  const t = useTexts(valueTexts);
  const { locale } = useDesigner();
  const pipelines = usePipelines().data ?? [];
  const [draft, setDraft] = useState(blank);
  const { submit, isSaving, faults, forget } = useAdding(draft, onDone);
  const change = (part: Partial<Draft>) => {
    forget();
    setDraft({ ...draft, ...part });
  };
  const label = t(draft.kind === "constant" ? "constant" : "beginning");
  return (
    <form
      className={styles.form}
      data-testid="value-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className={styles.pair}>
        <Choice
          label={t("kind")}
          value={draft.kind}
          testId="value-kind"
          options={(["constant", "variable"] as const).map((kind) => ({ value: kind, label: t(`kind_${kind}`) }))}
          onChange={(kind) => change({ kind, pipelineId: null })}
        />
        <Choice
          label={t("type")}
          value={draft.type}
          testId="value-type"
          options={valueTypes.map((type) => ({ value: type, label: t(`type_${type}`) }))}
          onChange={(type) => change({ type, typed: "" })}
        />
      </div>
      <TextInput
        label={t("name")}
        value={draft.title}
        maxLength={100}
        error={faults.title}
        data-autofocus
        data-testid="value-title"
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <TextInput
        label={t("code")}
        description={t("codeHint")}
        value={codeOf(draft)}
        maxLength={40}
        error={faults.code}
        data-testid="value-code"
        onChange={(event) => change({ code: event.currentTarget.value })}
      />
      {draft.type === "flag" ? (
        <FlagChoice
          name={label}
          value={draft.typed === "" ? null : draft.typed === "true"}
          onChange={(value) => change({ typed: value === null ? "" : String(value) })}
          testId="value-typed"
        />
      ) : (
        <TextInput
          label={label}
          type={draft.type === "date" ? "date" : "text"}
          inputMode={draft.type === "number" ? "decimal" : "text"}
          value={draft.typed}
          error={faults.value}
          data-testid="value-typed"
          onChange={(event) => change({ typed: event.currentTarget.value })}
        />
      )}
      {draft.kind === "variable" && (
        <Choice
          label={t("scope")}
          value={String(draft.pipelineId ?? "all")}
          options={[
            { value: "all", label: t("everywhere") },
            ...pipelines.map((one) => ({ value: String(one.id), label: nameIn(one, locale) })),
          ]}
          onChange={(id) => change({ pipelineId: id === "all" ? null : Number(id) })}
        />
      )}
      <div className={styles.buttons}>
        <Button variant="default" onClick={onDone}>
          {t("cancel")}
        </Button>
        <Button type="submit" loading={isSaving} data-testid="value-save">
          {t("add")}
        </Button>
      </div>
    </form>
  );
}

const codeOf = ({ code, title }: Draft): string => code ?? codeFor(title);

function useAdding(draft: Draft, onDone: () => void) {
  const t = useTexts(valueTexts);
  const refetch = useRefetch();
  const [isSaving, setSaving] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const [isTaken, setTaken] = useState(false);
  const value = valueOf(draft.type, draft.typed);
  const [title, code] = [draft.title.trim(), codeOf(draft)];
  const submit = async () => {
    setAsked(true);
    if (title === "" || !isCode(code) || value === undefined || isSaving) return;
    setSaving(true);
    try {
      const { kind, pipelineId, type } = draft;
      await call(addValue, { body: { kind, pipelineId, code, title, type, value } });
      toast({ text: t("added", { title }) });
      await refetch();
      onDone();
    } catch (error) {
      if (error instanceof ApiError && error.fields["code"] === "taken") setTaken(true);
      else toastError(error, t("notAdded"));
      setSaving(false);
    }
  };
  return {
    submit,
    isSaving,
    forget: () => setTaken(false),
    faults: {
      title: isAsked && title === "" ? t("nameWrong") : null,
      code: isTaken ? t("codeTaken") : isAsked && !isCode(code) ? t("codeWrong") : null,
      value: isAsked && value === undefined ? t("valueWrong") : null,
    },
  };
}
