import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { Link, useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { setUp } from "../../api/access.ts";
import { ApiError, call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { keepSession } from "../lib/session.ts";
import { errorText } from "../ui/error-text.ts";
import { Door } from "./door.tsx";
import { PASSWORD_LENGTH, passwordNote } from "./password-note.ts";
import { accessTexts } from "./texts.ts";

/** The first visit to an empty base makes the administrator. */
export function SetUpPage() {
  const t = useTexts(accessTexts);
  const router = useRouter();
  const [form, setForm] = useState({ name: "", login: "", password: "" });
  const [tried, setTried] = useState(false);
  const create = useMutation({
    mutationFn: () =>
      call(setUp, { body: { name: form.name.trim(), login: form.login.trim(), password: form.password } }),
    onSuccess: (session) => {
      keepSession(session);
      void router.navigate({ to: "/" });
    },
  });
  const fill = (field: keyof typeof form) => (event: { currentTarget: { value: string } }) =>
    setForm({ ...form, [field]: event.currentTarget.value });
  const short = tried && form.password.length < PASSWORD_LENGTH;
  const missing = {
    name: form.name.trim() === "" ? t("checkName") : null,
    login: /^\S+@\S+\.\S+$/.test(form.login.trim()) ? null : t("checkLogin"),
    password: form.password.length < PASSWORD_LENGTH ? passwordNote(t, form.password) : null,
  };
  const submit = () => {
    setTried(true);
    if (Object.values(missing).every((one) => one === null) && !create.isPending) create.mutate();
  };
  const late = create.error instanceof ApiError && create.error.reason === "already-set-up";
  const problem = create.error
    ? late
      ? t("alreadySetUp")
      : t("setUpFailed", { reason: errorText(create.error) })
    : null;
  return (
    <Door title={t("setUp")} hint={t("setUpHint")} problem={problem} onSubmit={submit}>
      <TextInput
        label={t("name")}
        autoComplete="name"
        autoFocus
        size="md"
        value={form.name}
        onChange={fill("name")}
        error={tried && missing.name}
        data-testid="name"
      />
      <TextInput
        label={t("login")}
        type="email"
        autoComplete="username"
        size="md"
        value={form.login}
        onChange={fill("login")}
        error={tried && missing.login}
        data-testid="login"
      />
      <PasswordInput
        label={t("newPassword")}
        description={short ? null : passwordNote(t, form.password)}
        autoComplete="new-password"
        size="md"
        value={form.password}
        onChange={fill("password")}
        error={tried && missing.password}
        data-testid="password"
      />
      <Button type="submit" size="md" loading={create.isPending} data-testid="set-up">
        {t("create")}
      </Button>
      {late && (
        <Link to="/sign-in" search={{}}>
          {t("enter")}
        </Link>
      )}
    </Door>
  );
}
