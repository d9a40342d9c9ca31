import { Button, NativeSelect, PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import {
  connectionKinds,
  connectionShapes,
  createConnection,
  updateConnection,
  type ConnectionKind,
} from "../../../api/messaging.ts";
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
/** What a new account of the kind begins with. */
const STARTS: Record<ConnectionKind, Partial<Form>> = {
  twilio: { name: "WhatsApp", baseUrl: "https://api.twilio.com", sender: "whatsapp:+7" },
  sms: { name: "SMS", baseUrl: "https://api.twilio.com", sender: "+7" },
  smtp: { name: "Почта", baseUrl: "smtps://smtp.yandex.ru:465", sender: "" },
};
const fields = ["name", "code", "accountSid", "authToken", "sender", "baseUrl"] as const;

/** The account at the partner. The secret goes in and never comes back. */
export function ConnectionSheet({ connection, onClose }: { connection: Connection | null; onClose: () => void }) {
  const t = useTexts(connectionsTexts);
  const s = useTexts(settingsTexts);
  const client = useQueryClient();
  const [form, setForm] = useState<Form>(() => (connection ? { ...EMPTY, ...pick(connection) } : EMPTY));
  const [kind, setKind] = useState<ConnectionKind>(connection?.kind ?? "twilio");
  const [isTried, setTried] = useState(false);
  const save = useMutation({
    mutationFn: () => {
      const { code: _code, authToken, ...rest } = form;
      if (!connection) return call(createConnection, { body: { ...form, kind, isOn: true } });
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
  const faults = faultsOf({ ...form, kind }, connection !== null, t, s);
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
    accountSid: [t(kind === "smtp" ? "login" : "account")],
    authToken: [
      t(kind === "smtp" ? "password" : "secret"),
      connection ? `${t("secretKeep")}. ${t("secretHint")}` : t("secretHint"),
    ],
    sender: [t(kind === "smtp" ? "mailSender" : "sender"), t(`senderHint-${kind}`)],
    baseUrl: [t(kind === "smtp" ? "mailBase" : "base")],
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
        {!connection && (
          <NativeSelect
            label={t("kind")}
            value={kind}
            data={connectionKinds.map((value) => ({ value, label: t(`kind-${value}`) }))}
            data-testid="connection-kind"
            onChange={(event) => {
              const next = connectionKinds.find((one) => one === event.currentTarget.value) ?? "twilio";
              setKind(next);
              setForm({ ...form, ...STARTS[next] });
            }}
          />
        )}
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
  form: Form & { kind: ConnectionKind },
  isKnown: boolean,
  t: Say<typeof connectionsTexts>,
  s: Say<typeof settingsTexts>,
): Partial<Record<keyof Form, string>> {
  const faults: Partial<Record<keyof Form, string>> = {};
  if (form.name.trim() === "") faults.name = s("required");
  if (!isKnown && !/^[a-z0-9-]{2,20}$/.test(form.code)) faults.code = t("codeWrong");
  const shapes = connectionShapes[form.kind];
  const isMail = form.kind === "smtp";
  if (!shapes.accountSid.test(form.accountSid)) faults.accountSid = t(isMail ? "loginWrong" : "accountWrong");
  if (!(isKnown && form.authToken === "") && form.authToken.length < (isMail ? 1 : 16))
    faults.authToken = isMail ? s("required") : t("secretWrong");
  if (!shapes.sender.test(form.sender)) faults.sender = t(`senderHint-${form.kind}`);
  if (!shapes.baseUrl.test(form.baseUrl)) faults.baseUrl = t(isMail ? "mailBaseWrong" : "baseWrong");
  return faults;
}
