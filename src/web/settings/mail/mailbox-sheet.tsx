import { Button, Checkbox, PasswordInput, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { createMailbox, securities, updateMailbox } from "../../../api/mailboxes.ts";
import { ApiError, call } from "../../lib/api.ts";
import { useActiveColleagues } from "../../lib/colleagues.ts";
import { useTexts } from "../../lib/i18n.ts";
import { reasonText } from "../../lib/reason-words.ts";
import { Choice } from "../../ui/choice.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { toast } from "../../ui/toast-store.ts";
import { errorText } from "../../ui/error-text.ts";
import { fieldError } from "../field-error.ts";
import styles from "../settings.module.css";
import { settingsTexts } from "../texts.ts";
import {
  bodyOf,
  faultsOf,
  formOf,
  portOf,
  serversFor,
  type Mailbox,
  type MailboxForm,
  type Security,
} from "./model.ts";
import own from "./mail.module.css";
import { mailSettingsTexts } from "./texts.ts";

const FORM = "mailbox-form";

/** The account at the mail server. The password goes in and never comes back. */
export function MailboxSheet({ box, onClose }: { box: Mailbox | null; onClose: () => void }) {
  const t = useTexts(mailSettingsTexts);
  const s = useTexts(settingsTexts);
  const [form, setForm] = useState<MailboxForm>(() => formOf(box));
  const [isTried, setTried] = useState(false);
  const save = useSave(box, form, onClose);
  const faults = faultsOf(form, box !== null);
  const words = { required: s("required"), address: t("addressWrong"), port: t("portWrong"), days: t("daysWrong") };
  const fault = (field: keyof MailboxForm, served: string = field) => {
    const found = isTried ? faults[field] : undefined;
    return found ? words[found] : fieldError(save.error, served, s);
  };
  const change = (part: Partial<MailboxForm>) => {
    save.reset();
    setForm((now) => ({ ...now, ...part }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faults).length === 0 && !save.isPending) save.mutate();
  };
  const parts = { form, change, fault };
  return (
    <Sheet
      opened
      onClose={onClose}
      title={box ? t("editTitle", { name: box.name }) : t("addTitle")}
      size={560}
      testId="mailbox-sheet"
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {s("cancel")}
          </Button>
          <Button type="submit" form={FORM} loading={save.isPending} data-testid="mailbox-save">
            {s("save")}
          </Button>
        </>
      }
    >
      <form id={FORM} className={styles.form} onSubmit={submit} noValidate>
        <Who {...parts} isNew={box === null} />
        <Account {...parts} isNew={box === null} />
        <Server {...parts} what="imap" />
        <Server {...parts} what="smtp" />
        <More {...parts} isNew={box === null} />
      </form>
    </Sheet>
  );
}

interface Parts {
  form: MailboxForm;
  change: (part: Partial<MailboxForm>) => void;
  fault: (field: keyof MailboxForm, served?: string) => string | null | undefined;
  isNew?: boolean;
}

function Field({
  form,
  change,
  fault,
  field,
  ...rest
}: Parts & { field: keyof MailboxForm; label: string; description?: string }) {
  const value = form[field];
  return (
    <TextInput
      {...rest}
      value={typeof value === "string" ? value : ""}
      error={fault(field)}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => change({ [field]: event.currentTarget.value })}
      data-testid={`mailbox-${field}`}
    />
  );
}

function Who({ isNew, ...parts }: Parts) {
  const t = useTexts(mailSettingsTexts);
  const colleagues = useActiveColleagues();
  const { form, change } = parts;
  const named = (address: string) => {
    const servers = isNew && form.imapHost === "" ? serversFor(address) : null;
    change({ address, ...(form.login === form.address ? { login: address } : {}), ...servers });
  };
  return (
    <>
      <Field {...parts} field="name" label={t("name")} />
      <TextInput
        label={t("address")}
        value={form.address}
        error={parts.fault("address")}
        disabled={!isNew}
        autoComplete="off"
        inputMode="email"
        onChange={(event) => named(event.currentTarget.value)}
        data-testid="mailbox-address"
      />
      {isNew && (
        <Segmented
          wide
          label={t("kind")}
          value={form.kind}
          onChange={(kind) => change({ kind })}
          segments={[
            { value: "shared", label: t("kindShared") },
            { value: "personal", label: t("kindPersonal") },
          ]}
        />
      )}
      {isNew && <p className={styles.hint}>{t(form.kind === "shared" ? "kindSharedHint" : "kindPersonalHint")}</p>}
      {isNew && form.kind === "personal" && (
        <Choice
          label={t("owner")}
          value={form.ownerId}
          placeholder={t("chooseOwner")}
          options={colleagues.map((one) => ({ value: String(one.id), label: one.name }))}
          error={parts.fault("ownerId")}
          onChange={(ownerId) => change({ ownerId })}
          testId="mailbox-owner"
        />
      )}
    </>
  );
}

function Account({ isNew, ...parts }: Parts) {
  const t = useTexts(mailSettingsTexts);
  return (
    <>
      <Field {...parts} field="login" label={t("login")} />
      <PasswordInput
        label={t("password")}
        description={isNew ? t("passwordHint") : `${t("passwordKeep")} ${t("passwordHint")}`}
        value={parts.form.password}
        error={parts.fault("password")}
        autoComplete="new-password"
        onChange={(event) => parts.change({ password: event.currentTarget.value })}
        data-testid="mailbox-password"
      />
    </>
  );
}

function Server({ what, ...parts }: Parts & { what: "imap" | "smtp" }) {
  const t = useTexts(mailSettingsTexts);
  const { form, change, fault } = parts;
  const fields = what === "imap" ? imapFields : smtpFields;
  const security = form[fields.security];
  const choose = (next: Security) =>
    change({
      [fields.security]: next,
      ...(form[fields.port] === portOf(what, security) ? { [fields.port]: portOf(what, next) } : {}),
    });
  return (
    <fieldset className={own.server}>
      <legend>{t(what === "imap" ? "incoming" : "outgoing")}</legend>
      <Field {...parts} fault={(field) => fault(field, `${what}.host`)} field={fields.host} label={t("host")} />
      <Field {...parts} fault={(field) => fault(field, `${what}.port`)} field={fields.port} label={t("port")} />
      <Choice
        label={t("security")}
        value={security}
        options={securities.map((value) => ({ value, label: t(`security_${value}`) }))}
        onChange={choose}
        testId={`mailbox-${fields.security}`}
      />
      {security === "plain" && <p className={own.warning}>{t("plainHint")}</p>}
    </fieldset>
  );
}

const imapFields = { host: "imapHost", port: "imapPort", security: "imapSecurity" } as const;
const smtpFields = { host: "smtpHost", port: "smtpPort", security: "smtpSecurity" } as const;

function More({ isNew, ...parts }: Parts) {
  const t = useTexts(mailSettingsTexts);
  const { form, change } = parts;
  return (
    <details className={own.more}>
      <summary>{t("more")}</summary>
      <div className={styles.form}>
        {isNew && <Field {...parts} field="importDays" label={t("importDays")} />}
        <Field {...parts} field="sentFolder" label={t("sentFolder")} description={t("sentFolderHint")} />
        <Textarea
          label={t("signature")}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={5000}
          value={form.signature}
          onChange={(event) => change({ signature: event.currentTarget.value })}
          data-testid="mailbox-signature"
        />
        <Textarea
          label={t("certificate")}
          description={t("certificateHint")}
          autosize
          minRows={2}
          maxRows={6}
          spellCheck={false}
          value={form.certificate}
          error={parts.fault("certificate")}
          onChange={(event) => change({ certificate: event.currentTarget.value })}
          data-testid="mailbox-certificate"
        />
        <Checkbox
          label={t("tracks")}
          description={t("tracksHint")}
          checked={form.tracks}
          onChange={(event) => change({ tracks: event.currentTarget.checked })}
        />
        {isNew && (
          <Checkbox
            label={t("forRobots")}
            description={t("forRobotsHint")}
            checked={form.forRobots}
            onChange={(event) => change({ forRobots: event.currentTarget.checked })}
            data-testid="mailbox-for-robots"
          />
        )}
      </div>
    </details>
  );
}

function useSave(box: Mailbox | null, form: MailboxForm, onClose: () => void) {
  const t = useTexts(mailSettingsTexts);
  const s = useTexts(settingsTexts);
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => {
      const body = bodyOf(form);
      if (!box) return call(createMailbox, { body });
      const { address: _address, kind: _kind, ownerId: _owner, importDays: _days, password, ...rest } = body;
      return call(updateMailbox, { params: { id: box.id }, body: password === "" ? rest : { ...rest, password } });
    },
    onSuccess: (saved) => {
      void queries.invalidateQueries({ queryKey: ["mailbox-settings"] });
      void queries.invalidateQueries({ queryKey: ["mailboxes"] });
      toast({ text: t("saved", { name: saved.name }) });
      onClose();
    },
    onError: (error) => {
      // What stands beside its field needs no toast.
      if (error instanceof ApiError && Object.keys(error.fields).length > 0) return;
      const reason = error instanceof ApiError ? error.reason : undefined;
      toast({ text: s("notSaved"), detail: reason ? reasonText(reason) : errorText(error), tone: "red" });
    },
  });
}
