import { Button, TextInput } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useState } from "react";
import { createDocumentLink, noteDocumentSent } from "../../api/documents.ts";
import { call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { Choice } from "../ui/choice.tsx";
import { toastFault } from "../ui/fault-words.ts";
import { Segmented } from "../ui/segmented.tsx";
import { Dialog } from "../ui/sheet.tsx";
import { Switch } from "../ui/switch.tsx";
import { toast } from "../ui/toast-store.ts";
import { useDeed, type Paper } from "./queries.ts";
import { sendTexts } from "./send-texts.ts";
import styles from "./sheet.module.css";

const TERMS = [3, 7, 14, 30, 90] as const;
type SendProps = { paper: Paper; onClose: () => void; onDone: () => void };

/** A personal link to read or to sign by; its address is seen once. */
export function SendDialog({ paper, onClose, onDone }: SendProps) {
  const t = useTexts(sendTexts);
  const canSign = paper.status !== "signed";
  const [form, setForm] = useState({ asksSignature: canSign, days: 14, send: true });
  const [url, setUrl] = useState<string | null>(null);
  const make = useDeed(paper.clientId, () => call(createDocumentLink, { params: { id: paper.id }, body: form }));
  const note = useDeed(paper.clientId, () => call(noteDocumentSent, { params: { id: paper.id } }));
  const submit = async () => {
    try {
      const made = await make.mutateAsync(undefined);
      setUrl(made.url);
      toast({ text: t(form.send ? "sent" : "made"), tone: "green" });
    } catch (error) {
      toastFault(error, t("notDone"));
    }
  };
  const noteSent = async () => {
    try {
      await note.mutateAsync(undefined);
      toast({ text: t("noted"), tone: "green" });
      onDone();
    } catch (error) {
      toastFault(error, t("notDone"));
    }
  };
  if (url !== null) return <Made url={url} onDone={onDone} />;
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t("title")}
      testId="paper-send-dialog"
      footer={
        <>
          {canSign && (
            <Button
              variant="subtle"
              loading={note.isPending}
              onClick={() => void noteSent()}
              style={{ marginRight: "auto" }}
              data-testid="paper-note-sent"
            >
              {t("noteSent")}
            </Button>
          )}
          <Button data-autofocus loading={make.isPending} onClick={() => void submit()} data-testid="paper-send-go">
            {t(form.send ? "go" : "makeLink")}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {canSign ? (
          <Segmented
            label={t("what")}
            titled
            wide
            segments={[
              { value: "sign", label: t("sign") },
              { value: "read", label: t("read") },
            ]}
            value={form.asksSignature ? "sign" : "read"}
            onChange={(value) => setForm({ ...form, asksSignature: value === "sign" })}
          />
        ) : (
          <p className={styles.hint}>{t("signedAlready")}</p>
        )}
        <Choice
          label={t("days")}
          value={String(form.days)}
          onChange={(days) => setForm({ ...form, days: Number(days) })}
          options={TERMS.map((n) => ({ value: String(n), label: t("day", { n }) }))}
        />
        <Switch
          label={t("bySms")}
          hint={t("bySmsHint")}
          checked={form.send}
          onChange={(send) => setForm({ ...form, send })}
          testId="paper-send-sms"
        />
      </div>
    </Dialog>
  );
}

function Made({ url, onDone }: { url: string; onDone: () => void }) {
  const t = useTexts(sendTexts);
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setCopied(true);
      toast({ text: t("copied"), life: 2500 });
    } catch {
      // The browser keeps the clipboard from pages without https: the person copies by hand.
      toast({ text: t("notCopied"), tone: "amber" });
    }
  };
  return (
    <Dialog
      opened
      onClose={onDone}
      title={t("made")}
      testId="paper-link-made"
      footer={
        <>
          <Button
            variant="default"
            leftSection={isCopied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            onClick={() => void copy()}
          >
            {t("copy")}
          </Button>
          <Button data-autofocus onClick={onDone} data-testid="paper-link-done">
            {t("done")}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p className={styles.hint}>{t("madeHint")}</p>
        <TextInput
          aria-label={t("made")}
          value={url}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
          data-testid="paper-link-url"
        />
      </div>
    </Dialog>
  );
}
