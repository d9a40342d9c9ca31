import { Button, Checkbox, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { createLetterTemplate, listLetterTemplates, updateLetterTemplate } from "../../../api/mailboxes.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useSession } from "../../lib/session.ts";
import { Sheet } from "../../ui/sheet.tsx";
import { Tag } from "../../ui/tag.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import styles from "../settings.module.css";
import { settingsTexts } from "../texts.ts";
import type { LetterTemplate } from "./model.ts";
import { RowsPanel } from "./rows-panel.tsx";
import { mailSettingsTexts } from "./texts.ts";

const FORM = "letter-template-form";

export function LetterTemplatesPanel() {
  const t = useTexts(mailSettingsTexts);
  const { can } = useSession();
  const query = useQuery({
    queryKey: ["letter-templates"],
    queryFn: async ({ signal }) => (await call(listLetterTemplates, {}, { signal })).items,
  });
  return (
    <RowsPanel
      title={t("templates")}
      add={t("addTemplate")}
      empty={{ title: t("templateEmpty") }}
      mayEdit={can("templates.write")}
      query={query}
      words={({ subject }) => subject}
      mark={({ isOn }) => !isOn && <Tag tone="hollow">{t("off")}</Tag>}
      sheet={(template, onClose) => <TemplateSheet key={template?.id ?? "new"} template={template} onClose={onClose} />}
      testId="letter-templates-panel"
      addTestId="letter-template-add"
    />
  );
}

function TemplateSheet({ template, onClose }: { template: LetterTemplate | null; onClose: () => void }) {
  const t = useTexts(mailSettingsTexts);
  const s = useTexts(settingsTexts);
  const queries = useQueryClient();
  const [form, setForm] = useState({
    name: template?.name ?? "",
    subject: template?.subject ?? "",
    text: template?.text ?? "",
    isOn: template?.isOn ?? true,
  });
  const [isTried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () =>
      template
        ? call(updateLetterTemplate, { params: { id: template.id }, body: form })
        : call(createLetterTemplate, { body: form }),
    onSuccess: async (saved) => {
      toast({ text: t("saved", { name: saved.name }) });
      onClose();
      await queries.invalidateQueries({ queryKey: ["letter-templates"] });
    },
    onError: (error) => toastError(error, s("notSaved")),
  });
  const lacks = (text: string) => (isTried && text.trim() === "" ? s("required") : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (form.name.trim() !== "" && form.text.trim() !== "" && !save.isPending) save.mutate();
  };
  return (
    <Sheet
      opened
      onClose={onClose}
      title={template ? t("editTemplate", { name: template.name }) : t("newTemplate")}
      size={560}
      testId="letter-template-sheet"
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {s("cancel")}
          </Button>
          <Button type="submit" form={FORM} loading={save.isPending} data-testid="letter-template-save">
            {s("save")}
          </Button>
        </>
      }
    >
      <form id={FORM} className={styles.form} onSubmit={submit} noValidate>
        <TextInput
          label={t("name")}
          maxLength={100}
          value={form.name}
          error={lacks(form.name)}
          onChange={(event) => setForm({ ...form, name: event.currentTarget.value })}
          data-testid="letter-template-name"
        />
        <TextInput
          label={t("templateSubject")}
          maxLength={200}
          value={form.subject}
          onChange={(event) => setForm({ ...form, subject: event.currentTarget.value })}
          data-testid="letter-template-subject"
        />
        <Textarea
          label={t("templateText")}
          description={t("templateHint", { example: "{{client.first-name}}" })}
          autosize
          minRows={6}
          maxRows={18}
          maxLength={20_000}
          value={form.text}
          error={lacks(form.text)}
          onChange={(event) => setForm({ ...form, text: event.currentTarget.value })}
          data-testid="letter-template-text"
        />
        <Checkbox
          label={t("isOn")}
          checked={form.isOn}
          onChange={(event) => setForm({ ...form, isOn: event.currentTarget.checked })}
        />
      </form>
    </Sheet>
  );
}
