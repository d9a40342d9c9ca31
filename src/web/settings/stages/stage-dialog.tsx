import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { addStage } from "../../../api/pipelines.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import type { Pipeline, Stage } from "../../lib/pipelines.ts";
import { useStageName } from "../../lib/stage-name.ts";
import { Choice } from "../../ui/choice.tsx";
import { Dialog } from "../../ui/sheet.tsx";
import { toast } from "../../ui/toast-store.ts";
import styles from "../settings.module.css";
import { settingsTexts } from "../texts.ts";
import { ColorInput } from "./color-input.tsx";
import { isTaken, useFresh, useRefusal } from "./queries.ts";
import { stagesTexts } from "./stages-texts.ts";

const kinds: Stage["kind"][] = ["open", "won", "lost", "parked"];

/** A new stage: names in both languages, colour, kind and place. */
export function StageDialog({ pipeline, onClose }: { pipeline: Pipeline; onClose: () => void }) {
  const t = useTexts(stagesTexts);
  const s = useTexts(settingsTexts);
  const named = useStageName();
  const fresh = useFresh();
  const refused = useRefusal();
  const lastOpen = pipeline.stages.findLast((stage) => stage.kind === "open");
  const [form, setForm] = useState({
    name: "",
    nameEn: "",
    color: "#3b82f6",
    kind: "open" as Stage["kind"],
    afterId: String(lastOpen?.id ?? ""),
  });
  const add = useMutation({
    mutationFn: () =>
      call(addStage, {
        params: { id: pipeline.id },
        body: { ...form, afterId: form.afterId === "" ? null : Number(form.afterId) },
      }),
    onSuccess: async () => {
      await fresh();
      toast({ text: t("added", { name: form.name }) });
      onClose();
    },
    onError: (error) => !isTaken(error) && refused(error, s("notSaved")),
  });
  const isReady = form.name.trim() !== "" && form.nameEn.trim() !== "";
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (isReady && !add.isPending) add.mutate();
  };
  const set = (change: Partial<typeof form>) => {
    add.reset();
    setForm({ ...form, ...change });
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t("newStage")}
      testId="stage-new"
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {s("cancel")}
          </Button>
          <Button onClick={() => submit()} disabled={!isReady} loading={add.isPending} data-testid="stage-add-do">
            {t("add")}
          </Button>
        </>
      }
    >
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          label={t("nameRu")}
          maxLength={60}
          value={form.name}
          error={isTaken(add.error) ? t("taken") : null}
          onChange={(event) => set({ name: event.currentTarget.value })}
          data-autofocus
          data-testid="stage-new-name"
        />
        <TextInput
          label={t("nameEn")}
          maxLength={60}
          value={form.nameEn}
          onChange={(event) => set({ nameEn: event.currentTarget.value })}
          data-testid="stage-new-name-en"
        />
        <div className={styles.row}>
          <span className={styles.label}>{t("color")}</span>
          <ColorInput
            label={t("color")}
            value={form.color}
            onChange={(color) => set({ color })}
            testId="stage-new-color"
          />
        </div>
        <Choice
          label={t("kind")}
          hint={t("kindHint")}
          value={form.kind}
          options={kinds.map((kind) => ({ value: kind, label: t(kind) }))}
          onChange={(kind) => set({ kind })}
          testId="stage-new-kind"
        />
        <Choice
          label={t("after")}
          value={form.afterId}
          options={pipeline.stages.map((stage) => ({ value: String(stage.id), label: named(stage) }))}
          onChange={(afterId) => set({ afterId })}
          testId="stage-new-after"
        />
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  );
}
