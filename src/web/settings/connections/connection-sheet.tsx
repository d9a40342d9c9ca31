import { Button, Checkbox, NativeSelect, PasswordInput, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { connectionKinds, createConnection, updateConnection, type ConnectionKind } from "../../../api/connections.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { Sheet } from "../../ui/sheet.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import { fieldError } from "../field-error.ts";
import styles from "../settings.module.css";
import { settingsTexts } from "../texts.ts";
import { EMPTY, faultsOf, fieldsOf, refusalsOf, startOf, type Form } from "./connection-form.ts";
import { connectionsTexts } from "./connections-texts.ts";
import type { Connection } from "./model.ts";

/** The account at the partner. The secret goes in and never comes back. */
export function ConnectionSheet({ connection, onClose }: { connection: Connection | null; onClose: () => void }) {
  const t = useTexts(connectionsTexts);
  const s = useTexts(settingsTexts);
  const client = useQueryClient();
  const [form, setForm] = useState<Form>(() => (connection ? { ...EMPTY, ...pick(connection) } : startOf("twilio")));
  const [kind, setKind] = useState<ConnectionKind>(kindOf(connection));
  const [isTried, setTried] = useState(false);
  const [dropsCa, setDropsCa] = useState(false);
  const save = useMutation({
    mutationFn: () => {
      const { code: _code, authToken, ca, ...rest } = form;
      const more = dropsCa ? { ca: null } : ca.trim() === "" ? {} : { ca };
      if (!connection)
        return call(createConnection, { body: { ...rest, ...more, authToken, code: form.code, kind, isOn: true } });
      return call(updateConnection, {
        params: { id: connection.id },
        body: { ...rest, ...more, ...(authToken === "" ? {} : { authToken }) },
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
  const change = (field: keyof Form, value: string) => {
    save.reset();
    setForm({ ...form, [field]: value });
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
              setForm({ ...startOf(next), code: form.code });
            }}
          />
        )}
        {t(`about-${kind}`) !== "" && <p className={styles.hint}>{t(`about-${kind}`)}</p>}
        {fieldsOf(kind, t, connection !== null)
          .filter(({ field }) => !(connection && field === "code"))
          .map(({ field, label, hint }) => {
            const Input = field === "authToken" ? PasswordInput : TextInput;
            const common = {
              label,
              description: hint,
              value: form[field],
              error: shown(field),
              spellCheck: false,
              "data-testid": `connection-${field}`,
            };
            return field === "ca" ? (
              <Textarea
                key={field}
                {...common}
                placeholder="-----BEGIN CERTIFICATE-----"
                autosize
                minRows={2}
                maxRows={6}
                onChange={(event) => change(field, event.currentTarget.value)}
              />
            ) : (
              <Input
                key={field}
                {...common}
                autoComplete={field === "authToken" ? "new-password" : "off"}
                onChange={(event) => change(field, event.currentTarget.value)}
              />
            );
          })}
        {connection?.hasCa === true && (
          <Checkbox
            label={t("caDrop")}
            checked={dropsCa}
            onChange={(event) => setDropsCa(event.currentTarget.checked)}
            data-testid="connection-ca-drop"
          />
        )}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Sheet>
  );
}

const kindOf = (connection: Connection | null): ConnectionKind =>
  connectionKinds.find((one) => one === connection?.kind) ?? "twilio";

const pick = ({ code, name, baseUrl, accountSid, sender }: Connection) => ({ code, name, baseUrl, accountSid, sender });
