import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { addPipeline, renamePipeline } from "../../../api/pipelines.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import type { Pipeline } from "../../lib/pipelines.ts";
import { Dialog } from "../../ui/sheet.tsx";
import { toast } from "../../ui/toast-store.ts";
import styles from "../settings.module.css";
import { settingsTexts } from "../texts.ts";
import { isTaken, useFresh, useRefusal } from "./queries.ts";
import { stagesTexts } from "./stages-texts.ts";

type DialogProps = {
  /** Null: a new one. */
  pipeline: Pipeline | null;
  onClose: () => void;
  onDone: (id: number) => void;
};

/** The names of a pipeline, new or standing. */
export function PipelineDialog({ pipeline, onClose, onDone }: DialogProps) {
  const t = useTexts(stagesTexts);
  const s = useTexts(settingsTexts);
  const fresh = useFresh();
  const refused = useRefusal();
  const [form, setForm] = useState({ name: pipeline?.name ?? "", nameEn: pipeline?.nameEn ?? "" });
  const save = useMutation({
    mutationFn: async () => {
      if (!pipeline) return (await call(addPipeline, { body: form })).id;
      await call(renamePipeline, { params: { id: pipeline.id }, body: form });
      return pipeline.id;
    },
    onSuccess: async (id) => {
      await fresh();
      toast({ text: t(pipeline ? "renamed" : "added", { name: form.name }) });
      onDone(id);
    },
    onError: (error) => !isTaken(error) && refused(error, s("notSaved")),
  });
  const isReady = form.name.trim() !== "" && form.nameEn.trim() !== "";
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (isReady && !save.isPending) save.mutate();
  };
  const set = (change: Partial<typeof form>) => {
    save.reset();
    setForm({ ...form, ...change });
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t(pipeline ? "renamePipeline" : "addPipeline")}
      testId="pipeline-dialog"
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {s("cancel")}
          </Button>
          <Button onClick={() => submit()} disabled={!isReady} loading={save.isPending} data-testid="pipeline-save">
            {pipeline ? s("save") : t("add")}
          </Button>
        </>
      }
    >
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          label={t("nameRu")}
          maxLength={60}
          value={form.name}
          error={isTaken(save.error) ? t("taken") : null}
          onChange={(event) => set({ name: event.currentTarget.value })}
          data-autofocus
          data-testid="pipeline-name"
        />
        <TextInput
          label={t("nameEn")}
          maxLength={60}
          value={form.nameEn}
          onChange={(event) => set({ nameEn: event.currentTarget.value })}
          data-testid="pipeline-name-en"
        />
        {!pipeline && <p className={styles.hint}>{t("pipelineHint")}</p>}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  );
}
