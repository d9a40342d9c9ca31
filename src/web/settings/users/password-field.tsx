import { Button, TextInput } from "@mantine/core";
import { useTexts } from "../../lib/i18n.ts";
import styles from "../settings.module.css";
import { makePassword } from "./password.ts";
import { usersTexts } from "./users-texts.ts";

type PasswordFieldProps = {
  label: string;
  hint: string;
  value: string;
  error: string | null;
  onChange: (password: string) => void;
};

/** Seen while it is typed: the administrator has to hand it over. */
export function PasswordField({ label, hint, value, error, onChange }: PasswordFieldProps) {
  const t = useTexts(usersTexts);
  return (
    <div className={styles.form}>
      <TextInput
        label={label}
        description={hint}
        autoComplete="new-password"
        spellCheck={false}
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
        data-testid="user-password"
      />
      <div>
        <Button variant="default" size="compact-md" onClick={() => onChange(makePassword())}>
          {t("generate")}
        </Button>
      </div>
    </div>
  );
}
