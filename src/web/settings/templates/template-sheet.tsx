import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { updateTemplate } from "../../../api/messaging.ts";
import { ApiError, call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useLocale, type Locale } from "../../lib/locale.ts";
import { Choice } from "../../ui/choice.tsx";
import { SectionLine } from "../../ui/panel.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { Switch } from "../../ui/switch.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import styles from "../settings.module.css";
import { settingsTexts } from "../texts.ts";
import { askIfUsed } from "../uses-list.tsx";
import { ApprovalTag } from "./approval-tag.tsx";
import { gapsOf, hasNamed, readingOf, variablesFor } from "./places.ts";
import type { Template, TemplateList } from "./model.ts";
import { TemplateState } from "./template-state.tsx";
import { templatesTexts } from "./templates-texts.ts";

type SheetProps = {
  template: Template;
  facts: TemplateList["fields"];
  onClose: () => void;
  /** WhatsApp approves word for word: a changed text is a new template. */
  onCopy: () => void;
};
type Variable = Template["variables"][number];

/** Which fact of the card fills which place, and what stands there when the fact is absent. */
export function TemplateSheet({ template, facts, onClose, onCopy }: SheetProps) {
  const t = useTexts(templatesTexts);
  const s = useTexts(settingsTexts);
  const locale = useLocale();
  const client = useQueryClient();
  const [form, setForm] = useState(() => ({
    name: template.name,
    isOn: template.isOn,
    variables: variablesFor(template.body, template.variables),
  }));
  const save = useMutation({
    mutationFn: () => call(updateTemplate, { params: { id: template.id }, body: form }),
    onSuccess: (saved) => {
      void client.invalidateQueries({ queryKey: ["message-templates"] });
      toast({ text: s("saved", { name: saved.name }) });
      onClose();
    },
    onError: (error) => toastError(error, s("notSaved")),
  });
  const ask = useQuestion(template);
  const titleOf = (name: string) => factTitle(facts, name, locale);
  const set = (index: number, change: Partial<Variable>) => {
    save.reset();
    setForm({ ...form, variables: form.variables.map((one) => (one.index === index ? { ...one, ...change } : one)) });
  };
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (form.name.trim() !== "" && !save.isPending) void ask(form.isOn).then((yes) => yes && save.mutate());
  };
  const wrongAt =
    save.error instanceof ApiError ? Object.keys(save.error.fields).map((path) => Number(path.split(".")[1])) : [];
  const gaps = gapsOf(template.body, form.variables);
  return (
    <Sheet
      opened
      onClose={onClose}
      title={template.name}
      size={480}
      testId="template-sheet"
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {s("cancel")}
          </Button>
          <Button
            onClick={() => submit()}
            disabled={form.name.trim() === ""}
            loading={save.isPending}
            data-testid="template-save"
          >
            {s("save")}
          </Button>
        </>
      }
    >
      <form className={styles.form} onSubmit={submit}>
        <div className={styles.row}>
          <span className={styles.hint}>
            {template.code} · {template.language}
          </span>
          <ApprovalTag approval={template.approval} />
        </div>
        <TemplateState template={template} onClose={onClose} onCopy={onCopy} />
        {template.rejectionReason && (
          <p className={styles.danger}>{t("rejection", { reason: template.rejectionReason })}</p>
        )}
        {!template.canSend && (
          <p className={styles.warning}>
            {t("cannotSend")}
            {hasNamed(template.body) && ` ${t("named")}`}
          </p>
        )}
        <div>
          <div className={styles.strong}>{t("text")}</div>
          <p className={styles.text} data-testid="template-reading">
            {readingOf(template.body, form.variables, titleOf)}
          </p>
          <p className={styles.hint}>{t("textHint")}</p>
        </div>
        <TextInput
          label={t("ownName")}
          value={form.name}
          error={form.name.trim() === "" ? s("required") : null}
          onChange={(event) => setForm({ ...form, name: event.currentTarget.value })}
          data-testid="template-name"
        />
        {form.variables.length > 0 && <SectionLine>{t("variables")}</SectionLine>}
        {form.variables.map((variable, place) => (
          <fieldset key={variable.index} className={styles.variable}>
            <legend className={styles.strong}>{t("variable", { n: variable.index })}</legend>
            <div className={styles.pair}>
              <Choice
                label={t("fact")}
                value={variable.field === "" ? "none" : variable.field}
                error={gaps.includes(variable.index) ? t("gap") : null}
                options={[
                  { value: "none", label: t("noFact") },
                  ...facts.map((one) => ({ value: one.name, label: titleOf(one.name) })),
                ]}
                onChange={(field) => set(variable.index, { field: field === "none" ? "" : field })}
                testId={`variable-${variable.index}`}
              />
              <TextInput
                label={t("fallback")}
                placeholder={t("fallbackHint")}
                maxLength={200}
                value={variable.fallback}
                error={wrongAt.includes(place) ? t("fallbackWrong") : null}
                onChange={(event) => set(variable.index, { fallback: event.currentTarget.value })}
                data-testid={`fallback-${variable.index}`}
              />
            </div>
          </fieldset>
        ))}
        <Switch label={t("isOn")} checked={form.isOn} onChange={(isOn) => setForm({ ...form, isOn })} />
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Sheet>
  );
}

/** Asks before a template that robots name is switched off. */
function useQuestion(template: Template): (isOn: boolean) => Promise<boolean> {
  const t = useTexts(templatesTexts);
  return async (isOn) => {
    if (isOn || !template.isOn) return true;
    const question = { title: t("usedTitle", { name: template.name }), text: t("usedText"), action: t("usedAction") };
    return askIfUsed({ kind: "template", value: template.code }, question);
  };
}

function factTitle(facts: TemplateList["fields"], name: string, locale: Locale): string {
  const fact = facts.find((one) => one.name === name);
  return fact ? (locale === "ru" ? fact.title : fact.titleEn) : name;
}
