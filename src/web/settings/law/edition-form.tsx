import { Button, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { addEdition, ruleMarks, type RuleValue } from "../../../api/law.ts";
import { ApiError, call } from "../../lib/api.ts";
import { sayPair, useTexts } from "../../lib/i18n.ts";
import { Choice } from "../../ui/choice.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import settings from "../settings.module.css";
import styles from "./law.module.css";
import { useFresh, type Edition } from "./queries.ts";
import { lawTexts } from "./texts.ts";
import { isList, isLong, memberName, membersOf, typedOf, valueFrom } from "./value-form.ts";

type EditionFormProps = { code: string; former: Edition; onDone: () => void };

/** The next edition, begun from the former one: its numbers, words, article, source and the day it comes into force. */
export function EditionForm({ code, former, onDone }: EditionFormProps) {
  const t = useTexts(lawTexts);
  const fresh = useFresh();
  const [typed, setTyped] = useState(() => typedOf(former.value));
  const [about, setAbout] = useState({ article: former.article, source: "", mark: "V1" as Edition["mark"], from: "" });
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set());
  const save = useMutation({
    mutationFn: (value: RuleValue) => call(addEdition, { body: { code, value, ...about } }),
    onSuccess: async () => {
      await fresh();
      toast({ text: t("added"), tone: "green" });
      onDone();
    },
    onError: (error) => {
      if (!(error instanceof ApiError) || error.status !== 422) return toastError(error, t("notAdded"));
      setFaults(new Set(Object.keys(error.fields).map((path) => path.replace("value.", ""))));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = valueFrom(typed, former.value);
    const blank = (["article", "source", "from"] as const).filter((name) => about[name].trim() === "");
    const wrong = [...("wrong" in read ? read.wrong : []), ...blank];
    setFaults(new Set(wrong));
    if ("value" in read && wrong.length === 0 && !save.isPending) save.mutate(read.value);
  };
  const set = (change: Partial<typeof about>) => setAbout({ ...about, ...change });
  const fault = (name: string) => (faults.has(name) ? t(name === "from" ? "notLater" : "wrong") : undefined);
  return (
    <form className={settings.form} onSubmit={submit} noValidate data-testid="edition-form">
      <p className={styles.dim}>{t("newEditionHint")}</p>
      {membersOf(former.value).map(([name, member]) => (
        <MemberField
          key={name}
          name={name}
          member={member}
          text={typed[name] ?? ""}
          fault={fault(name)}
          onChange={(text) => setTyped({ ...typed, [name]: text })}
        />
      ))}
      <TextInput
        type="date"
        label={t("fromDay")}
        required
        value={about.from}
        onChange={(event) => set({ from: event.currentTarget.value })}
        error={fault("from")}
        data-testid="edition-from"
      />
      <TextInput
        label={t("article")}
        required
        value={about.article}
        onChange={(event) => set({ article: event.currentTarget.value })}
        error={fault("article")}
      />
      <TextInput
        label={t("source")}
        required
        value={about.source}
        onChange={(event) => set({ source: event.currentTarget.value })}
        error={fault("source")}
        data-testid="edition-source"
      />
      <Choice
        label={t("mark")}
        value={about.mark}
        options={ruleMarks.map((mark) => ({ value: mark, label: t(`mark_${mark}`) }))}
        onChange={(mark) => set({ mark })}
      />
      <div className={styles.buttons}>
        <Button variant="default" onClick={onDone}>
          {t("cancel")}
        </Button>
        <Button type="submit" loading={save.isPending} data-testid="edition-add">
          {t("add")}
        </Button>
      </div>
    </form>
  );
}

type MemberProps = {
  name: string;
  member: RuleValue[string];
  text: string;
  fault: string | undefined;
  onChange: (text: string) => void;
};

function MemberField({ name, member, text, fault, onChange }: MemberProps) {
  const t = useTexts(lawTexts);
  const label = sayPair(memberName(name));
  const testId = `member-${name}`;
  if (typeof member === "boolean")
    return (
      <Choice
        label={label}
        value={text}
        options={[
          { value: "true", label: t("yesWord") },
          { value: "false", label: t("noWord") },
        ]}
        onChange={onChange}
        testId={testId}
      />
    );
  if (isLong(member))
    return (
      <Textarea
        label={label}
        description={isList(member) ? t("lines") : undefined}
        rows={isList(member) ? 6 : 3}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={fault}
        data-testid={testId}
      />
    );
  return (
    <TextInput
      label={label}
      inputMode={typeof member === "number" ? "decimal" : "text"}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={fault}
      data-testid={testId}
    />
  );
}
