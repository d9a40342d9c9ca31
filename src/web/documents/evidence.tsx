import { IconFileTypePdf, IconShieldCheck } from "@tabler/icons-react";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { urlOf } from "../lib/api.ts";
import { getContent } from "../../api/disk.ts";
import type { FullPaper } from "./queries.ts";
import styles from "./facts.module.css";
import { sendTexts } from "./send-texts.ts";

/** The record of the signature as a person reads it: who, when, by what, and what exactly was agreed to. */
export function Evidence({ paper, signature }: { paper: FullPaper; signature: NonNullable<FullPaper["signature"]> }) {
  const t = useTexts(sendTexts);
  const f = useFormat();
  const when = `${f.date(paper.signedAt ?? signature.at)}, ${f.time(signature.at)}`;
  const rows: [string, string | null][] = [
    [t("phone"), signature.phone && f.phone(signature.phone)],
    [t("address"), signature.address],
    [t("agent"), signature.agent],
    [t("scanBy"), signature.byName],
    [t("consent"), signature.consent],
    [t("sha256"), signature.sha256],
  ];
  return (
    <section className={styles.evidence} aria-label={t("evidence")} data-testid="paper-evidence">
      <h3 className={styles.signed}>
        <IconShieldCheck size={18} />
        {t(signature.how === "sms" ? "bySmsAt" : "byScanAt", { when })}
      </h3>
      <dl className={styles.proof}>
        {rows.map(([title, value]) =>
          value === null ? null : (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <p className={styles.source}>{t("sha256Hint")}</p>
      {signature.scanNodeId !== null && (
        <a
          className={styles.scan}
          href={urlOf(getContent.path, { id: signature.scanNodeId })}
          target="_blank"
          rel="noreferrer"
        >
          <IconFileTypePdf size={17} /> {t("openScan")}
        </a>
      )}
    </section>
  );
}
