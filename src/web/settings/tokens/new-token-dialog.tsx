import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { createToken } from "../../../api/access.ts";
import { call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { Dialog } from "../../ui/sheet.tsx";
import { toastError } from "../../ui/toast-store.ts";
import { CopyText } from "../copy-text.tsx";
import styles from "../settings.module.css";
import { settingsTexts } from "../texts.ts";
import { tokensTexts } from "./tokens-texts.ts";

/** Asks what it is for, then shows the token, once. */
export function NewTokenDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(tokensTexts);
  const s = useTexts(settingsTexts);
  const client = useQueryClient();
  const [name, setName] = useState("");
  const create = useMutation({
    mutationFn: () => call(createToken, { body: { name: name.trim() } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["tokens"] }),
    onError: (error) => toastError(error),
  });
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (name.trim() !== "" && !create.isPending) create.mutate();
  };
  const made = create.data;
  if (made) {
    return (
      <Dialog
        opened
        onClose={onClose}
        title={t("shownTitle")}
        testId="token-shown"
        footer={<Button onClick={onClose}>{t("done")}</Button>}
      >
        <div className={styles.form}>
          <p className={styles.warning}>{t("shownOnce")}</p>
          <div className={styles.text}>
            <CopyText text={made.token} what={t("token")} testId="token-text" />
          </div>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t("addTitle")}
      testId="token-new"
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {s("cancel")}
          </Button>
          <Button
            onClick={() => submit()}
            disabled={name.trim() === ""}
            loading={create.isPending}
            data-testid="token-create"
          >
            {t("create")}
          </Button>
        </>
      }
    >
      <form onSubmit={submit}>
        <TextInput
          label={t("name")}
          description={t("nameHint")}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
          data-testid="token-name"
        />
      </form>
    </Dialog>
  );
}
