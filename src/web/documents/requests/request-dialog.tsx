import { Button, Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import { createPaperRequest, revokePaperRequest } from "../../../api/requests.ts";
import { call } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { sayPair, useTexts } from "../../lib/i18n.ts";
import { useLocale } from "../../lib/locale.ts";
import { Choice } from "../../ui/choice.tsx";
import { toastFault } from "../../ui/fault-words.ts";
import { Dialog } from "../../ui/sheet.tsx";
import { Switch } from "../../ui/switch.tsx";
import { toast } from "../../ui/toast-store.ts";
import { isAskable } from "./askable.ts";
import { useItemDeed, type Items } from "./queries.ts";
import styles from "./requests.module.css";
import { requestTexts } from "./texts.ts";

const TERMS = [7, 14, 30, 60] as const;

type DialogProps = { matterId: number; data: Items; onClose: () => void };

/** Which papers are asked for, by which way and for how long; the address is seen once. */
export function RequestDialog({ matterId, data, onClose }: DialogProps) {
  const t = useTexts(requestTexts);
  const locale = useLocale();
  const askable = data.items.filter(isAskable);
  const [chosen, setChosen] = useState(() => new Set(askable.map(({ id }) => id)));
  const [form, setForm] = useState({ days: 14, send: true });
  const [url, setUrl] = useState<string | null>(null);
  const ask = useItemDeed(() =>
    call(createPaperRequest, { params: { id: matterId }, body: { itemIds: [...chosen], ...form } }),
  );
  const submit = async () => {
    try {
      const made = await ask.mutateAsync(undefined);
      setUrl(made.url);
      if (form.send) toast({ text: t("sent"), tone: "green" });
    } catch (error) {
      toastFault(error, t("notChanged"));
    }
  };
  const toggle = (id: number) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  if (url !== null) return <Made url={url} onClose={onClose} />;
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t("askTitle")}
      testId="request-dialog"
      footer={
        <Button
          disabled={chosen.size === 0}
          loading={ask.isPending}
          onClick={() => void submit()}
          data-testid="request-go"
        >
          {t(form.send ? "askGo" : "linkGo")} · {t("askCount", { n: chosen.size })}
        </Button>
      }
    >
      <div className={styles.form}>
        <p className={styles.quiet}>{t("askText")}</p>
        {askable.map((item) => (
          <Checkbox
            key={item.id}
            label={[sayPair(item.title, undefined, locale), item.about].filter(Boolean).join(", ")}
            checked={chosen.has(item.id)}
            onChange={() => toggle(item.id)}
          />
        ))}
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
          testId="request-sms"
        />
        <Links data={data} />
      </div>
    </Dialog>
  );
}

function Links({ data }: { data: Items }) {
  const t = useTexts(requestTexts);
  const f = useFormat();
  const revoke = useItemDeed((id: number) => call(revokePaperRequest, { params: { id } }));
  const living = data.requests.filter(
    ({ revokedAt, expiresAt }) => revokedAt === null && new Date(expiresAt) > f.context.now,
  );
  if (living.length === 0) return null;
  const end = async (id: number) => {
    try {
      await revoke.mutateAsync(id);
      toast({ text: t("revoked") });
    } catch (error) {
      toastFault(error, t("notChanged"));
    }
  };
  return (
    <section>
      <h3 className={styles.heading}>{t("links")}</h3>
      {living.map((link) => (
        <div key={link.id} className={styles.links}>
          <span>
            {t("link", { day: f.dayShort(link.expiresAt), n: link.items })} ·{" "}
            {link.openedAt === null ? t("notOpened") : t("opened", { when: f.when(link.openedAt) })}
          </span>
          <Button size="compact-sm" variant="default" loading={revoke.isPending} onClick={() => void end(link.id)}>
            {t("revoke")}
          </Button>
        </div>
      ))}
    </section>
  );
}

/** Also what the library shows after a sending. */
export function Made({ url, onClose }: { url: string; onClose: () => void }) {
  const t = useTexts(requestTexts);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      toast({ text: t("copied"), life: 2500 });
    } catch {
      // The browser keeps the clipboard from pages without https: the person copies by hand.
      toast({ text: t("notCopied"), tone: "amber" });
    }
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t("made")}
      testId="request-made"
      footer={
        <>
          <Button variant="default" onClick={() => void copy()}>
            {t("copy")}
          </Button>
          <Button data-autofocus onClick={onClose}>
            {t("done")}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p className={styles.quiet}>{t("madeHint")}</p>
        <TextInput
          aria-label={t("made")}
          value={url}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
          data-testid="request-url"
        />
      </div>
    </Dialog>
  );
}
