import { Button, PasswordInput, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { createPhoneConnection, updatePhoneConnection } from "../../../api/telephony.ts";
import { ApiError, call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { reasonText } from "../../lib/reason-words.ts";
import { Segmented } from "../../ui/segmented.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { Switch } from "../../ui/switch.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import { fieldError } from "../field-error.ts";
import styles from "../settings.module.css";
import { settingsTexts } from "../texts.ts";
import { bodyOf, emptyForm, faultsOf, formOf, hosts, type LineForm } from "./line-form.ts";
import type { PhoneConnection } from "./model.ts";
import { telephonyTexts } from "./texts.ts";

type TextField = Exclude<keyof LineForm, "isWebPhoneOn">;
const shownFields = [
  "name",
  "code",
  "apiKey",
  "secret",
  "baseUrl",
  "zone",
  "defaultScenario",
  "hookAddresses",
  "keepYears",
  "webPhoneHost",
  "caFile",
] as const satisfies TextField[];

/** The account at the partner. The secret goes in and never comes back. */
export function LineSheet({ line, onClose }: { line: PhoneConnection | null; onClose: () => void }) {
  const t = useTexts(telephonyTexts);
  const s = useTexts(settingsTexts);
  const { form, change, save, submit, shown } = useLineForm(line, onClose);
  const brand = form.baseUrl === hosts.novofon.baseUrl ? "novofon" : "zadarma";
  return (
    <Sheet
      opened
      onClose={onClose}
      title={line ? t("editTitle", { name: line.name }) : t("addTitle")}
      testId="line-sheet"
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {s("cancel")}
          </Button>
          <Button onClick={() => submit()} loading={save.isPending} data-testid="line-save">
            {s("save")}
          </Button>
        </>
      }
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        {!line && (
          <Segmented
            wide
            titled
            label={t("brand")}
            value={brand}
            segments={[
              { value: "zadarma", label: "Zadarma" },
              { value: "novofon", label: "Novofon" },
            ]}
            onChange={(next) => change(hosts[next])}
          />
        )}
        {shownFields
          .filter((field) => !(line && field === "code"))
          .map((field) => (
            <LineField
              key={field}
              field={field}
              isKnown={line !== null}
              value={form[field]}
              error={shown(field)}
              onChange={(value) => change({ [field]: value })}
            />
          ))}
        <Switch
          label={t("webPhone")}
          hint={t("webPhoneHint")}
          checked={form.isWebPhoneOn}
          onChange={(isWebPhoneOn) => change({ isWebPhoneOn })}
          testId="line-isWebPhoneOn"
        />
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Sheet>
  );
}

type LineFieldProps = {
  field: TextField;
  isKnown: boolean;
  value: string;
  error: string | null;
  onChange: (value: string) => void;
};

function LineField({ field, isKnown, value, error, onChange }: LineFieldProps) {
  const t = useTexts(telephonyTexts);
  const props = {
    label: t(`field_${field}`),
    description: field === "secret" && isKnown ? `${t("secretKeep")}. ${t("hint_secret")}` : t(`hint_${field}`),
    value,
    error,
    spellCheck: false,
    autoComplete: field === "secret" ? "new-password" : "off",
    "data-testid": `line-${field}`,
  };
  if (field === "secret") return <PasswordInput {...props} onChange={(event) => onChange(event.currentTarget.value)} />;
  if (field === "hookAddresses" || field === "caFile")
    return (
      <Textarea {...props} autosize minRows={2} maxRows={6} onChange={(event) => onChange(event.currentTarget.value)} />
    );
  return (
    <TextInput
      {...props}
      inputMode={field === "keepYears" ? "numeric" : "text"}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

function useLineForm(line: PhoneConnection | null, onClose: () => void) {
  const t = useTexts(telephonyTexts);
  const s = useTexts(settingsTexts);
  const queries = useQueryClient();
  const [form, setForm] = useState<LineForm>(() => (line ? formOf(line) : emptyForm));
  const [isTried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () => {
      if (line) return call(updatePhoneConnection, { params: { id: line.id }, body: bodyOf(form) });
      return call(createPhoneConnection, {
        body: { ...bodyOf(form), code: form.code, secret: form.secret.trim(), isOn: true },
      });
    },
    onSuccess: (saved) => {
      void queries.invalidateQueries({ queryKey: ["telephony"] });
      toast({ text: s("saved", { name: saved.name }) });
      onClose();
    },
    onError: (error) => {
      const reason = error instanceof ApiError && error.reason ? reasonText(error.reason) : undefined;
      if (reason) toast({ text: s("notSaved"), detail: reason, tone: "red" });
      else toastError(error, s("notSaved"));
    },
  });
  const faults = faultsOf(form, line !== null);
  const shown = (field: keyof LineForm): string | null => {
    const fault = isTried ? faults[field] : undefined;
    return fault ? t(`fault_${fault}`) : fieldError(save.error, field, s);
  };
  const change = (part: Partial<LineForm>) => {
    save.reset();
    setForm({ ...form, ...part });
  };
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (Object.keys(faults).length === 0 && !save.isPending) save.mutate();
  };
  return { form, change, save, submit, shown };
}
