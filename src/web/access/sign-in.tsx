import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { signIn } from "../../api/access.ts";
import { ApiError, call } from "../lib/api.ts";
import { useTexts, type Say } from "../lib/i18n.ts";
import { keepSession } from "../lib/session.ts";
import { errorText } from "../ui/error-text.ts";
import { Door } from "./door.tsx";
import { enterAt } from "./enter-at.ts";
import styles from "./door.module.css";
import { accessTexts } from "./texts.ts";

export function SignInPage() {
  const t = useTexts(accessTexts);
  const router = useRouter();
  const { from }: { from?: unknown } = useSearch({ strict: false });
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const enter = useMutation({
    mutationFn: () => call(signIn, { body: { login: login.trim(), password } }),
    onSuccess: (session) => {
      keepSession(session);
      router.history.push(enterAt(from, router.basepath));
    },
  });
  const ready = login.trim() !== "" && password !== "";
  return (
    <Door
      title={t("signIn")}
      problem={enter.error ? problemOf(enter.error, t) : null}
      onSubmit={() => ready && !enter.isPending && enter.mutate()}
    >
      <TextInput
        label={t("login")}
        type="email"
        name="login"
        autoComplete="username"
        autoFocus
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value)}
        size="md"
        data-testid="login"
      />
      <PasswordInput
        label={t("password")}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        size="md"
        data-testid="password"
      />
      <Button type="submit" size="md" loading={enter.isPending} disabled={!ready} data-testid="sign-in">
        {t("enter")}
      </Button>
      <p className={styles.small}>{t("forgot")}</p>
    </Door>
  );
}

function problemOf(error: unknown, t: Say<typeof accessTexts>): string {
  if (error instanceof ApiError && error.reason === "locked") return t("locked");
  if (error instanceof ApiError && error.status === 401) return t("wrong");
  return t("failed", { reason: errorText(error) });
}
