import { Button, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { setConsent } from "../../api/clients.ts";
import { call } from "../lib/api.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { errorText } from "../ui/error-text.ts";
import { Panel } from "../ui/panel.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { Dialog } from "../ui/sheet.tsx";
import { Tag } from "../ui/tag.tsx";
import { toast } from "../ui/toast-store.ts";
import { lastWords } from "./facts.ts";
import { useClientChange, type Client } from "./queries.ts";
import styles from "./rows.module.css";
import { clientTexts } from "./texts.ts";

type Consent = Client["consents"][number];
type Purpose = Consent["purpose"];
type Row = { purpose: Purpose; channel: string | null; word: Consent | null };
type Asked = { purpose: Purpose; channel: string | null; isGiven: boolean };

const purposes: Purpose[] = ["personal-data", "advertising", "messages"];

export function ConsentsPanel({ client }: { client: Client }) {
  const t = useTexts(clientTexts);
  const { can } = useSession();
  const [asked, setAsked] = useState<Asked | null>(null);
  const said = lastWords(client.consents);
  const rows = purposes.flatMap((purpose): Row[] => {
    const words = said.filter((one) => one.purpose === purpose);
    return words.length > 0 ? words.map((word) => ({ purpose, channel: word.channel, word })) : [{ purpose, channel: null, word: null }];
  });
  return (
    <Panel title={t("consents")} flush testId="consents">
      <ul className={styles.list} style={{ padding: "4px 0" }}>
        {rows.map((one) => {
          const ask = () => setAsked({ purpose: one.purpose, channel: one.channel, isGiven: !(one.word?.isGiven ?? false) });
          return (
            <li key={`${one.purpose} ${one.channel ?? ""}`}>
              <button type="button" className={styles.row} disabled={!can("clients.write")} onClick={ask} aria-label={`${t("changeConsent")}: ${t(`consent_${one.purpose}`)}`} data-testid={`consent-${one.purpose}`}>
                <ConsentWords {...one} />
              </button>
            </li>
          );
        })}
      </ul>
      {asked && <ConsentDialog clientId={client.id} asked={asked} onClose={() => setAsked(null)} />}
    </Panel>
  );
}

function ConsentWords({ purpose, channel, word }: Row) {
  const t = useTexts(clientTexts);
  const f = useFormat();
  return (
    <>
      <span className={styles.words}>
        {t(`consent_${purpose}`)}{channel && ` (${channel === "whatsapp" ? "WhatsApp" : channel})`}
        {word && <span className={styles.dim} title={t("consentVersion", { version: word.textVersion })}>{[f.date(word.at), word.source].filter(Boolean).join(" · ")}</span>}
      </span>
      {word ? <Tag tone={word.isGiven ? "green" : "red"}>{t(word.isGiven ? "given" : "withdrawn")}</Tag> : <Tag tone="hollow">{t("notAsked")}</Tag>}
    </>
  );
}

function ConsentDialog({ clientId, asked, onClose }: { clientId: number; asked: Asked; onClose: () => void }) {
  const t = useTexts(clientTexts);
  const [isGiven, setGiven] = useState(asked.isGiven);
  const [source, setSource] = useState("");
  const save = useClientChange(clientId, () => call(setConsent, { params: { id: clientId }, body: { purpose: asked.purpose, channel: asked.channel, isGiven, source: source.trim() } }));
  const submit = () => {
    if (source.trim() === "" || save.isPending) return;
    save.mutate(undefined, { onSuccess: () => { toast({ text: t("consentRecorded"), tone: "green" }); onClose(); } });
  };
  return (
    <Dialog opened onClose={onClose} title={t(`consent_${asked.purpose}`)} size={440} testId="consent-dialog" footer={
      <>
        <Button variant="default" onClick={onClose}>{t("cancel")}</Button>
        <Button onClick={submit} disabled={source.trim() === ""} loading={save.isPending} data-testid="consent-save">{t("record")}</Button>
      </>
    }>
      <Stack gap="sm">
        <Segmented wide label={t("consents")} value={isGiven ? "given" : "withdrawn"} onChange={(value) => setGiven(value === "given")} segments={[{ value: "given", label: t("given") }, { value: "withdrawn", label: t("withdrawn") }]} />
        <TextInput label={t("consentSource")} description={t("consentSourceHint")} placeholder={t("consentSourceExample")} maxLength={200} value={source} data-autofocus error={save.error && errorText(save.error)}
          onChange={(event) => setSource(event.currentTarget.value)} onKeyDown={(event) => { if (event.key === "Enter") submit(); }} data-testid="consent-source" />
      </Stack>
    </Dialog>
  );
}
