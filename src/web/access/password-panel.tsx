import { Button, PasswordInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { changePassword } from "../../api/access.ts";
import { ApiError, call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { errorText } from "../ui/error-text.ts";
import { Panel } from "../ui/panel.tsx";
import { toast } from "../ui/toast-store.ts";
import { PASSWORD_LENGTH, passwordNote } from "./password-note.ts";
import styles from "./profile.module.css";
import { accessTexts } from "./texts.ts";

const EMPTY = { current: "", next: "" };

export function PasswordPanel() {
  const t = useTexts(accessTexts);
  const { user } = useSession();
  const [form, setForm] = useState(EMPTY);
  const change = useMutation({
    mutationFn: () => call(changePassword, { body: form }),
    onSuccess: () => {
      setForm(EMPTY);
      toast({ text: t("passwordDone") });
    },
  });
  const wrong = change.error instanceof ApiError && "current" in change.error.fields;
  const failed = change.error && !wrong ? t("passwordFailed", { reason: errorText(change.error) }) : null;
  const ready = form.current !== "" && form.next.length >= PASSWORD_LENGTH;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !change.isPending) change.mutate();
  };
  return (
    <Panel title={t("passwordChange")}>
      <form className={styles.stack} onSubmit={submit}>
        <input type="hidden" name="username" autoComplete="username" value={user.login} readOnly />
        <PasswordInput
          label={t("passwordCurrent")}
          autoComplete="current-password"
          value={form.current}
          onChange={(event) => setForm({ ...form, current: event.currentTarget.value })}
          error={wrong && t("passwordWrong")}
          data-testid="password-current"
        />
        <PasswordInput
          label={t("passwordNext")}
          description={passwordNote(t, form.next)}
          autoComplete="new-password"
          value={form.next}
          onChange={(event) => setForm({ ...form, next: event.currentTarget.value })}
          error={failed}
          data-testid="password-next"
        />
        <div>
          <Button type="submit" disabled={!ready} loading={change.isPending} data-testid="password-change">
            {t("passwordDo")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
