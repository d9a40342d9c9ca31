import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { createTemplate } from "../../../api/message-templates.ts";
import { ApiError, call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { SectionLine } from "../../ui/panel.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import styles from "../settings.module.css";
import { settingsTexts } from "../texts.ts";
import { ButtonsEditor } from "./buttons-editor.tsx";
import { BodyField, HeadFields, VariableFields } from "./draft-fields.tsx";
import { editorTexts } from "./editor-texts.ts";
import type { TemplateList } from "./model.ts";
import { PhoneBubble } from "./phone-bubble.tsx";
import type { Draft, FaultOf, Sender } from "./template-draft.ts";
import own from "./template-editor.module.css";

type EditorProps = { start: Draft; facts: TemplateList["fields"]; senders: Sender[]; onClose: () => void };

/** Text, variables and buttons of a template, with the client's phone beside them. */
export function TemplateEditor({ start, facts, senders, onClose }: EditorProps) {
  const t = useTexts(editorTexts);
  const s = useTexts(settingsTexts);
  const client = useQueryClient();
  const [draft, setDraft] = useState(start);
  const make = useMutation({
    mutationFn: (isSubmitted: boolean) =>
      call(createTemplate, { body: { ...draft, connectionId: draft.connectionId ?? 0, isSubmitted } }),
    onSuccess: (made, isSubmitted) => {
      toast({ text: t(isSubmitted ? "submitted" : "kept", { name: made.name }) });
      onClose();
    },
    onError: (error) => {
      if (!(error instanceof ApiError) || error.status >= 500 || error.status === 0) toastError(error, t("notMade"));
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["message-templates"] }),
  });
  const change = (part: Partial<Draft>) => {
    make.reset();
    setDraft({ ...draft, ...part });
  };
  const faultOf = useFaults(make.error);
  const isReady = draft.connectionId !== null && draft.name.trim() !== "" && draft.code !== "" && draft.body !== "";
  return (
    <Sheet
      opened
      onClose={onClose}
      title={t("newTitle")}
      size={900}
      testId="template-editor"
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {s("cancel")}
          </Button>
          <Button
            variant="default"
            disabled={!isReady || make.isPending}
            onClick={() => make.mutate(false)}
            data-testid="template-keep"
          >
            {t("keep")}
          </Button>
          <Button
            disabled={!isReady}
            loading={make.isPending}
            onClick={() => make.mutate(true)}
            data-testid="template-submit"
          >
            {t("submit")}
          </Button>
        </>
      }
    >
      <div className={own.editor}>
        <div className={styles.form}>
          <HeadFields draft={draft} senders={senders} change={change} faultOf={faultOf} />
          <BodyField draft={draft} facts={facts} change={change} faultOf={faultOf} />
          <VariableFields draft={draft} facts={facts} change={change} faultOf={faultOf} />
          {draft.kind !== "text" && (
            <>
              <SectionLine>{t("buttons")}</SectionLine>
              <ButtonsEditor draft={draft} change={change} faultOf={faultOf} />
            </>
          )}
          <Refusal error={make.error} />
        </div>
        <div className={own.side}>
          <span className={styles.hint}>{t("preview")}</span>
          <PhoneBubble draft={draft} />
        </div>
      </div>
    </Sheet>
  );
}

/** What the partner said, in its words: it knows more of its rules than we do. */
function Refusal({ error }: { error: unknown }) {
  const t = useTexts(editorTexts);
  if (!(error instanceof ApiError) || error.reason !== "partner-said-no") return null;
  const { text } = error.details;
  return (
    <p className={own.note} role="alert">
      {t("partnerSays", { text: typeof text === "string" ? text : error.message })}
    </p>
  );
}

const FAULTS = [
  "not-numbered",
  "gap-in-numbers",
  "variable-at-edge",
  "broken-braces",
  "too-long",
  "required",
  "too-many",
  "code-taken",
] as const;

function useFaults(error: unknown): FaultOf {
  const t = useTexts(editorTexts);
  return (path) => {
    if (!(error instanceof ApiError)) return null;
    const code = path === "code" && error.reason === "code-taken" ? "code-taken" : error.fields[path];
    if (code === undefined) return null;
    const known = FAULTS.find((one) => one === code);
    return t(known ? `fault_${known}` : "fault_wrong");
  };
}
