import { Button, Checkbox, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { createMailRule, listMailRules, removeMailRule, updateMailRule } from "../../../api/mailboxes.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useSession } from "../../lib/session.ts";
import { Choice } from "../../ui/choice.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { Tag } from "../../ui/tag.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import styles from "../settings.module.css";
import { settingsTexts } from "../texts.ts";
import type { Mailbox, MailRule } from "./model.ts";
import { RowsPanel } from "./rows-panel.tsx";
import { mailSettingsTexts } from "./texts.ts";

const FORM = "mail-rule-form";

/** Which letters start robots: by sender, subject, court. */
export function MailRulesPanel({ boxes }: { boxes: Mailbox[] }) {
  const t = useTexts(mailSettingsTexts);
  const { can } = useSession();
  const query = useQuery({
    queryKey: ["mail-rules"],
    queryFn: async ({ signal }) => (await call(listMailRules, {}, { signal })).items,
  });
  return (
    <RowsPanel
      title={t("rules")}
      add={t("addRule")}
      empty={{ title: t("ruleEmpty"), hint: t("rulesHint") }}
      mayEdit={can("automation.write")}
      query={query}
      words={({ sender, subject, fromCourt }) =>
        [sender && `${t("sender")}: ${sender}`, subject && `${t("subject")}: ${subject}`, fromCourt && t("fromCourt")]
          .filter(Boolean)
          .join(" · ")
      }
      mark={({ isOn, matched }) =>
        isOn ? <Tag>{t("matched", { n: matched })}</Tag> : <Tag tone="hollow">{t("off")}</Tag>
      }
      sheet={(rule, onClose) => <RuleSheet key={rule?.id ?? "new"} rule={rule} boxes={boxes} onClose={onClose} />}
      testId="mail-rules"
      addTestId="mail-rule-add"
    />
  );
}

function RuleSheet({ rule, boxes, onClose }: { rule: MailRule | null; boxes: Mailbox[]; onClose: () => void }) {
  const t = useTexts(mailSettingsTexts);
  const s = useTexts(settingsTexts);
  const [form, setForm] = useState({
    name: rule?.name ?? "",
    mailboxId: rule?.mailboxId ?? null,
    sender: rule?.sender ?? "",
    subject: rule?.subject ?? "",
    fromCourt: rule?.fromCourt ?? false,
    isOn: rule?.isOn ?? true,
  });
  const [isTried, setTried] = useState(false);
  const { save, remove } = useRuleActions(rule, form, onClose);
  const change = (part: Partial<typeof form>) => setForm({ ...form, ...part });
  const isNothing = form.sender.trim() === "" && form.subject.trim() === "" && !form.fromCourt;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (form.name.trim() !== "" && !isNothing && !save.isPending) save.mutate();
  };
  return (
    <Sheet
      opened
      onClose={onClose}
      title={rule ? t("editRule", { name: rule.name }) : t("newRule")}
      testId="mail-rule-sheet"
      footer={
        <>
          {rule && (
            <Button variant="subtle" color="red" onClick={remove}>
              {t("removeRule")}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {s("cancel")}
          </Button>
          <Button type="submit" form={FORM} loading={save.isPending} data-testid="mail-rule-save">
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
          error={isTried && form.name.trim() === "" ? s("required") : undefined}
          onChange={(event) => change({ name: event.currentTarget.value })}
          data-testid="mail-rule-name"
        />
        <Choice
          label={t("mailbox")}
          value={form.mailboxId === null ? "any" : String(form.mailboxId)}
          options={[
            { value: "any", label: t("anyBox") },
            ...boxes.map((box) => ({ value: String(box.id), label: box.name })),
          ]}
          onChange={(id) => change({ mailboxId: id === "any" ? null : Number(id) })}
        />
        <TextInput
          label={t("sender")}
          maxLength={200}
          value={form.sender}
          error={isTried && isNothing ? t("ruleNothing") : undefined}
          onChange={(event) => change({ sender: event.currentTarget.value })}
          data-testid="mail-rule-sender"
        />
        <TextInput
          label={t("subject")}
          maxLength={200}
          value={form.subject}
          onChange={(event) => change({ subject: event.currentTarget.value })}
          data-testid="mail-rule-subject"
        />
        <Checkbox
          label={t("fromCourt")}
          checked={form.fromCourt}
          onChange={(event) => change({ fromCourt: event.currentTarget.checked })}
        />
        <Checkbox
          label={t("isOn")}
          checked={form.isOn}
          onChange={(event) => change({ isOn: event.currentTarget.checked })}
        />
      </form>
    </Sheet>
  );
}

function useRuleActions(rule: MailRule | null, body: Omit<MailRule, "id" | "matched">, onClose: () => void) {
  const t = useTexts(mailSettingsTexts);
  const s = useTexts(settingsTexts);
  const queries = useQueryClient();
  const refetch = () => queries.invalidateQueries({ queryKey: ["mail-rules"] });
  const save = useMutation({
    mutationFn: () => (rule ? call(updateMailRule, { params: { id: rule.id }, body }) : call(createMailRule, { body })),
    onSuccess: async (saved) => {
      toast({ text: t("saved", { name: saved.name }) });
      onClose();
      await refetch();
    },
    onError: (error) => toastError(error, s("notSaved")),
  });
  const remove = async () => {
    if (!rule) return;
    const { id, matched: _matched, ...former } = rule;
    try {
      await call(removeMailRule, { params: { id } });
      const undo = () => call(createMailRule, { body: former }).then(refetch);
      toast({ text: t("ruleRemoved", { name: rule.name }), undo });
      onClose();
    } catch (error) {
      toastError(error, s("notSaved"));
    }
    await refetch();
  };
  return { save, remove: () => void remove() };
}
