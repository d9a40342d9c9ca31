import { Button, Checkbox, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { createSource, updateSource } from "../../../api/webhooks.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { usePipelines, type Pipeline } from "../../lib/pipelines.ts";
import { useStageName } from "../../lib/stage-name.ts";
import { Choice } from "../../ui/choice.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { QueryState } from "../../ui/states.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import styles from "../settings.module.css";
import { settingsTexts } from "../texts.ts";
import { LookupFields } from "./lookup-fields.tsx";
import { MappingEditor } from "./mapping-editor.tsx";
import type { Shown, Source } from "./model.ts";
import { bodyOf, faultsOf, formOf, type SourceBody, type SourceForm } from "./source-form.ts";
import { webhooksTexts } from "./texts.ts";

type SheetProps = { source: Source | null; onClose: () => void; onSecret: (shown: Shown) => void };

const FORM = "source-form";

export function SourceSheet({ source, onClose, onSecret }: SheetProps) {
  const t = useTexts(webhooksTexts);
  const s = useTexts(settingsTexts);
  const pipelines = usePipelines();
  const save = useSave(source, onClose, onSecret);
  return (
    <Sheet
      opened
      onClose={onClose}
      title={source ? t("editSource", { name: source.title }) : t("newSource")}
      size={560}
      testId="source-sheet"
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {s("cancel")}
          </Button>
          <Button type="submit" form={FORM} loading={save.isPending} data-testid="source-save">
            {s("save")}
          </Button>
        </>
      }
    >
      <QueryState query={pipelines} compact>
        {(all) => <Form source={source} pipelines={all} onSave={(body) => !save.isPending && save.mutate(body)} />}
      </QueryState>
    </Sheet>
  );
}

type FormProps = { source: Source | null; pipelines: Pipeline[]; onSave: (body: SourceBody) => void };

function Form({ source, pipelines, onSave }: FormProps) {
  const t = useTexts(webhooksTexts);
  const s = useTexts(settingsTexts);
  const nameOf = useStageName();
  const [form, setForm] = useState<SourceForm>(() => formOf(source, pipelines[0]?.id ?? null));
  const [isTried, setTried] = useState(false);
  const change = (part: Partial<SourceForm>) => setForm({ ...form, ...part });
  const faults = faultsOf(form);
  const fault = (field: string) => {
    const found = isTried ? faults[field] : undefined;
    return found ? (found === "path" ? t("pathWrong") : s("required")) : null;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const body = bodyOf(form);
    if (body && Object.keys(faults).length === 0) onSave(body);
  };
  return (
    <form id={FORM} className={styles.form} onSubmit={submit} noValidate>
      <TextInput
        label={t("name")}
        maxLength={100}
        value={form.title}
        error={fault("title")}
        onChange={(event) => change({ title: event.currentTarget.value })}
        data-testid="source-title"
      />
      <Choice
        label={t("pipeline")}
        value={form.pipelineId === null ? "" : String(form.pipelineId)}
        options={pipelines.map((one) => ({ value: String(one.id), label: nameOf(one) }))}
        error={fault("pipelineId")}
        onChange={(id) => change({ pipelineId: Number(id) })}
        testId="source-pipeline"
      />
      <LookupFields form={form} onChange={change} fault={fault} />
      <MappingEditor rows={form.mapping} onChange={(mapping) => change({ mapping })} fault={fault} />
      <Checkbox
        label={t("needsSignature")}
        description={t("needsSignatureHint")}
        checked={form.needsSignature}
        onChange={(event) => change({ needsSignature: event.currentTarget.checked })}
        data-testid="source-signature"
      />
    </form>
  );
}

function useSave(source: Source | null, onClose: () => void, onSecret: (shown: Shown) => void) {
  const s = useTexts(settingsTexts);
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: SourceBody): Promise<Shown | null> => {
      if (source) {
        await call(updateSource, { params: { id: source.id }, body });
        return null;
      }
      const { url, secret } = await call(createSource, { body });
      return { name: body.title, url, secret };
    },
    onSuccess: (shown, { title }) => {
      void client.invalidateQueries({ queryKey: ["webhooks"] });
      onClose();
      if (shown) onSecret(shown);
      else toast({ text: s("saved", { name: title }) });
    },
    onError: (error) => toastError(error, s("notSaved")),
  });
}
