import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { createDocumentTemplate, templateGroups, type TemplateGroup } from "../../../api/document-templates.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { bringFile } from "../../lib/pick-file.ts";
import { Choice } from "../../ui/choice.tsx";
import { faultWords } from "../../ui/fault-words.ts";
import { Sheet } from "../../ui/sheet.tsx";
import { Switch } from "../../ui/switch.tsx";
import { toast } from "../../ui/toast-store.ts";
import styles from "../settings.module.css";
import { FilePick } from "./file-pick.tsx";
import { problemsOf, useTemplateChange, type Template } from "./model.ts";
import { ProblemsList } from "./problems-list.tsx";
import { documentTemplateTexts } from "./texts.ts";

type NewProps = { onClose: () => void; onMade: (template: Template) => void };

/** A template of the firm's own: a Word file, its name and place. */
export function NewTemplateSheet({ onClose, onMade }: NewProps) {
  const t = useTexts(documentTemplateTexts);
  const [form, setForm] = useState({ title: "", group: "tools" as TemplateGroup, isNumbered: false });
  const [file, setFile] = useState<File | null>(null);
  const create = useTemplateChange(async (chosen: File) => {
    const uploadId = await bringFile(chosen);
    return call(createDocumentTemplate, { body: { ...form, title: form.title.trim(), uploadId } });
  });
  const problems = problemsOf(create.error);
  const canSave = file !== null && form.title.trim() !== "";
  const submit = () => {
    if (!file || !canSave) return;
    create.mutate(file, {
      onSuccess: (made) => {
        toast({ text: t("created", { name: made.title }), tone: "green" });
        onMade(made);
      },
    });
  };
  return (
    <Sheet
      opened
      onClose={onClose}
      title={t("add")}
      size={520}
      testId="new-document-template"
      footer={
        <Button onClick={submit} disabled={!canSave} loading={create.isPending} data-testid="template-create">
          {t("create")}
        </Button>
      }
    >
      <div className={styles.form}>
        <div>
          <div className={styles.label}>{t("file")}</div>
          <FilePick
            file={file}
            onFile={(picked) => {
              create.reset();
              setFile(picked);
              if (form.title === "") setForm({ ...form, title: picked.name.replace(/\.docx$/i, "") });
            }}
          />
        </div>
        {problems.length > 0 && <ProblemsList problems={problems} />}
        {create.error !== null && problems.length === 0 && (
          <p className={styles.danger} role="alert">
            {t("notSaved")}: {faultWords(create.error)}
          </p>
        )}
        <TextInput
          label={t("title")}
          value={form.title}
          maxLength={200}
          onChange={(event) => setForm({ ...form, title: event.currentTarget.value })}
          data-testid="template-title"
        />
        <Choice
          label={t("group")}
          value={form.group}
          onChange={(group) => setForm({ ...form, group })}
          options={templateGroups.map((group) => ({ value: group, label: t(`group_${group}`) }))}
        />
        <Switch
          label={t("isNumbered")}
          hint={t("isNumberedHint", { field: "{doc.number}" })}
          checked={form.isNumbered}
          onChange={(isNumbered) => {
            create.reset();
            setForm({ ...form, isNumbered });
          }}
        />
      </div>
    </Sheet>
  );
}
