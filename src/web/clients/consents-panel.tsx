import { useState } from "react";
import { channelTitle } from "../lib/channel-names.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { late } from "../lib/late.tsx";
import { useSession } from "../lib/session.ts";
import { useSourceName } from "../lib/source-names.ts";
import { Panel } from "../ui/panel.tsx";
import { Tag } from "../ui/tag.tsx";
import { lastWords } from "./facts.ts";
import type { Client } from "./queries.ts";
import styles from "./rows.module.css";
import { clientTexts } from "./texts.ts";

const ConsentDialog = late(() => import("./consent-dialog.tsx").then((module) => module.ConsentDialog));
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
    return words.length > 0
      ? words.map((word) => ({ purpose, channel: word.channel, word }))
      : [{ purpose, channel: null, word: null }];
  });
  return (
    <Panel title={t("consents")} flush testId="consents">
      <ul className={styles.list} style={{ padding: "4px 0" }}>
        {rows.map((one) => {
          const ask = () =>
            setAsked({ purpose: one.purpose, channel: one.channel, isGiven: !(one.word?.isGiven ?? false) });
          return (
            <li key={`${one.purpose} ${one.channel ?? ""}`}>
              <button
                type="button"
                className={styles.row}
                disabled={!can("clients.write")}
                onClick={ask}
                aria-label={`${t("changeConsent")}: ${t(`consent_${one.purpose}`)}`}
                data-testid={`consent-${one.purpose}`}
              >
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
  const sourceName = useSourceName();
  return (
    <>
      <span className={styles.words}>
        {t(`consent_${purpose}`)}
        {channel && ` (${channelTitle(channel)})`}
        {word && (
          <span className={styles.dim} title={t("consentVersion", { version: word.textVersion })}>
            {[f.date(word.at), sourceName(word.source)].filter(Boolean).join(" · ")}
          </span>
        )}
      </span>
      {word ? (
        <Tag tone={word.isGiven ? "green" : "red"}>{t(word.isGiven ? "given" : "withdrawn")}</Tag>
      ) : (
        <Tag tone="hollow">{t("notAsked")}</Tag>
      )}
    </>
  );
}
