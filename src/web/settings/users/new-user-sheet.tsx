import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { createUser } from "../../../api/access.ts";
import { roles, type Role } from "../../../api/rights.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { roleTexts } from "../../lib/role-texts.ts";
import { Choice } from "../../ui/choice.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import { fieldError } from "../field-error.ts";
import styles from "../settings.module.css";
import { settingsTexts } from "../texts.ts";
import { MIN_PASSWORD } from "./password.ts";
import { PasswordField } from "./password-field.tsx";
import { usersTexts } from "./users-texts.ts";

const EMPTY: { name: string; login: string; role: Role; password: string } = {
  name: "",
  login: "",
  role: "manager",
  password: "",
};

export function NewUserSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTexts(usersTexts);
  const s = useTexts(settingsTexts);
  const roleName = useTexts(roleTexts);
  const client = useQueryClient();
  const [form, setForm] = useState(EMPTY);
  const [isTried, setTried] = useState(false);
  const add = useMutation({
    mutationFn: () => call(createUser, { body: form }),
    onSuccess: (user) => {
      void client.invalidateQueries({ queryKey: ["users"] });
      toast({ text: t("added", { name: user.name }) });
      setForm(EMPTY);
      setTried(false);
      onClose();
    },
    onError: (error) => toastError(error, s("notSaved")),
  });
  const faults = {
    name: form.name.trim() === "" ? s("required") : null,
    login: /^\S+@\S+\.\S+$/.test(form.login.trim()) ? null : t("loginWrong"),
    password: form.password.length < MIN_PASSWORD ? t("passwordShort") : null,
  };
  const shown = (field: keyof typeof faults) => (isTried ? faults[field] : null) ?? fieldError(add.error, field, s);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (Object.values(faults).every((fault) => fault === null) && !add.isPending) add.mutate();
  };
  const set = (change: Partial<typeof EMPTY>) => {
    add.reset();
    setForm({ ...form, ...change });
  };
  return (
    <Sheet
      opened={opened}
      onClose={onClose}
      title={t("addTitle")}
      testId="user-new"
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {s("cancel")}
          </Button>
          <Button onClick={() => submit()} loading={add.isPending} data-testid="user-create">
            {s("add")}
          </Button>
        </>
      }
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextInput
          label={t("name")}
          value={form.name}
          error={shown("name")}
          onChange={(event) => set({ name: event.currentTarget.value })}
          data-autofocus
          data-testid="user-name"
        />
        <TextInput
          label={t("login")}
          description={t("loginHint")}
          type="email"
          autoComplete="off"
          value={form.login}
          error={shown("login")}
          onChange={(event) => set({ login: event.currentTarget.value })}
          data-testid="user-login"
        />
        <Choice
          label={t("role")}
          value={form.role}
          options={roles.map((role) => ({ value: role, label: roleName(role) }))}
          onChange={(role) => set({ role })}
          testId="user-role"
        />
        <PasswordField
          label={t("password")}
          hint={t("passwordHint")}
          value={form.password}
          error={shown("password")}
          onChange={(password) => set({ password })}
        />
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Sheet>
  );
}
