import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { createConnection, updateConnection } from "../../../api/messaging.ts";
import { ApiError, call } from "../../lib/api.ts";
import { useTexts, type Say } from "../../lib/i18n.ts";
import { Sheet } from "../../ui/sheet.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import { fieldError } from "../field-error.ts";
import styles from "../settings.module.css";
import { settingsTexts } from "../texts.ts";
import type { Connection } from "./model.ts";
import { connectionsTexts } from "./connections-texts.ts";

type Form = { code: string; name: string; baseUrl: string; accountSid: string; authToken: string; sender: string };
const EMPTY: Form = {
  code: "",
  name: "WhatsApp",
  baseUrl: "https://api.twilio.com",
  accountSid: "",
  authToken: "",
  sender: "whatsapp:+7",
};
const fields = ["name", "code", "accountSid", "authToken", "sender", "baseUrl"] as const;

/** The account at the partner. The secret goes in and never comes back. */
export function ConnectionSheet({ connection, onClose }: { connection: Connection | null; onClose: () => void }) {
  const t = useTexts(connectionsTexts);
  const s = useTexts(settingsTexts);
  const client = useQueryClient();
  const [form, setForm] = useState<Form>(() => (connection ? { ...EMPTY, ...pick(connection) } : EMPTY));
  const [isTried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () => {
      const { code: _code, authToken, ...rest } = form;
      if (!connection) return call(createConnection, { body: { ...form, isOn: true } });
      return call(updateConnection, {
        params: { id: connection.id },
        body: authToken === "" ? rest : { ...rest, authToken },
      });
    },
    onSuccess: (saved) => {
      void client.invalidateQueries({ queryKey: ["connections"] });
      toast({ text: s("saved", { name: saved.name }) });
      onClose();
    },
    // What stands beside its field needs no toast.
    onError: (error) => Object.keys(refusalsOf(error, t)).length === 0 && toastError(error, s("notSaved")),
  });
  const faults = faultsOf(form, connection !== null, t, s);
  const refusals = refusalsOf(save.error, t);
  const shown = (field: keyof Form) =>
    (isTried && faults[field]) || refusals[field] || fieldError(save.error, field, s);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (Object.keys(faults).length === 0 && !save.isPending) save.mutate();
  };
  const labels: Record<keyof Form, [label: string, hint?: string]> = {
    name: [t("name")],
    code: [t("code"), t("codeHint")],
    accountSid: [t("account")],
    authToken: [t("secret"), connection ? `${t("secretKeep")}. ${t("secretHint")}` : t("secretHint")],
    sender: [t("sender"), t("senderHint")],
    baseUrl: [t("base")],
  };
  return (
    <Sheet
      opened
      onClose={onClose}
      title={connection ? t("editTitle", { name: connection.name }) : t("addTitle")}
      testId="connection-sheet"
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {s("cancel")}
          </Button>
          <Button onClick={() => submit()} loading={save.isPending} data-testid="connection-save">
            {s("save")}
          </Button>
        </>
      }
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        {fields
          .filter((field) => !(connection && field === "code"))
          .map((field) => {
            const Input = field === "authToken" ? PasswordInput : TextInput;
            return (
              <Input
                key={field}
                label={labels[field][0]}
                description={labels[field][1]}
                value={form[field]}
                error={shown(field)}
                autoComplete={field === "authToken" ? "new-password" : "off"}
                spellCheck={false}
                data-testid={`connection-${field}`}
                onChange={(event) => {
                  save.reset();
                  setForm({ ...form, [field]: event.currentTarget.value });
                }}
              />
            );
          })}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Sheet>
  );
}

/** Refusals that come as a reason and not as a field. */
function refusalsOf(error: unknown, t: Say<typeof connectionsTexts>): Partial<Record<keyof Form, string>> {
  const reason = error instanceof ApiError ? error.reason : undefined;
  if (reason === "private-address") return { baseUrl: t("privateAddress") };
  return reason === "code-taken" ? { code: t("codeTaken") } : {};
}

const pick = ({ code, name, baseUrl, accountSid, sender }: Connection) => ({ code, name, baseUrl, accountSid, sender });

function faultsOf(
  form: Form,
  isKnown: boolean,
  t: Say<typeof connectionsTexts>,
  s: Say<typeof settingsTexts>,
): Partial<Record<keyof Form, string>> {
  const faults: Partial<Record<keyof Form, string>> = {};
  if (form.name.trim() === "") faults.name = s("required");
  if (!isKnown && !/^[a-z0-9-]{2,20}$/.test(form.code)) faults.code = t("codeWrong");
  if (!/^AC[0-9a-f]{32}$/i.test(form.accountSid)) faults.accountSid = t("accountWrong");
  if (!(isKnown && form.authToken === "") && form.authToken.length < 16) faults.authToken = t("secretWrong");
  if (!/^whatsapp:\+\d{7,15}$/.test(form.sender)) faults.sender = t("senderWrong");
  if (!/^https?:\/\/\S+$/.test(form.baseUrl)) faults.baseUrl = t("baseWrong");
  return faults;
}
