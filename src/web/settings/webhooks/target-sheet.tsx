import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { createTarget, updateTarget } from "../../../api/webhooks.ts";
import { ApiError, call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { Sheet } from "../../ui/sheet.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import { fieldError } from "../field-error.ts";
import styles from "../settings.module.css";
import { settingsTexts } from "../texts.ts";
import type { Shown, Target } from "./model.ts";
import { webhooksTexts } from "./texts.ts";

type SheetProps = { target: Target | null; onClose: () => void; onSecret: (shown: Shown) => void };

export function TargetSheet({ target, onClose, onSecret }: SheetProps) {
  const t = useTexts(webhooksTexts);
  const s = useTexts(settingsTexts);
  const [form, setForm] = useState({ title: target?.title ?? "", url: target?.url ?? "https://" });
  const [isTried, setTried] = useState(false);
  const save = useSave(target, onClose, onSecret);
  const faults = {
    title: form.title.trim() === "" ? s("required") : null,
    url: isAddress(form.url) ? null : t("urlWrong"),
  };
  const refusedUrl = isPrivateRefusal(save.error) ? t("privateAddress") : fieldError(save.error, "url", s);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setTried(true);
    if (!faults.title && !faults.url && !save.isPending)
      save.mutate({ title: form.title.trim(), url: form.url.trim() });
  };
  const change = (part: Partial<typeof form>) => {
    save.reset();
    setForm({ ...form, ...part });
  };
  return (
    <Sheet
      opened
      onClose={onClose}
      title={target ? t("editTarget", { name: target.title }) : t("newTarget")}
      testId="target-sheet"
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {s("cancel")}
          </Button>
          <Button onClick={() => submit()} loading={save.isPending} data-testid="target-save">
            {s("save")}
          </Button>
        </>
      }
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        <TextInput
          label={t("name")}
          maxLength={100}
          value={form.title}
          error={(isTried && faults.title) || fieldError(save.error, "title", s)}
          onChange={(event) => change({ title: event.currentTarget.value })}
          data-testid="target-title"
        />
        <TextInput
          label={t("url")}
          description={t("urlHint")}
          type="url"
          maxLength={500}
          spellCheck={false}
          value={form.url}
          error={(isTried && faults.url) || refusedUrl}
          onChange={(event) => change({ url: event.currentTarget.value })}
          data-testid="target-url"
        />
        {/* Enter saves in a form of two fields only with a button inside it. */}
        <button type="submit" hidden />
      </form>
    </Sheet>
  );
}

function useSave(target: Target | null, onClose: () => void, onSecret: (shown: Shown) => void) {
  const s = useTexts(settingsTexts);
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: { title: string; url: string }): Promise<Shown | null> => {
      if (target) {
        await call(updateTarget, { params: { id: target.id }, body });
        return null;
      }
      const { secret } = await call(createTarget, { body });
      return { name: body.title, secret };
    },
    onSuccess: (shown, { title }) => {
      void client.invalidateQueries({ queryKey: ["webhooks"] });
      onClose();
      if (shown) onSecret(shown);
      else toast({ text: s("saved", { name: title }) });
    },
    // A refusal of the address stands beside its field.
    onError: (error) => !isPrivateRefusal(error) && toastError(error, s("notSaved")),
  });
}

const isPrivateRefusal = (error: unknown): boolean => error instanceof ApiError && error.reason === "private-address";

function isAddress(text: string): boolean {
  const url = URL.parse(text.trim());
  return url !== null && /^https?:$/.test(url.protocol) && url.hostname !== "";
}
