import { Link } from "@tanstack/react-router";
import type { RehearsalResult } from "../../../api/automation-rehearsal.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import styles from "./rehearsal.module.css";
import { versionTexts } from "./texts.ts";

type Sample = RehearsalResult["rules"][number]["samples"][number];

/** Whom, when and with what words; `all` is how many there were, of which these are some. */
export function Samples({ samples, all }: { samples: readonly Sample[]; all: number }) {
  const t = useTexts(versionTexts);
  const f = useFormat();
  return (
    <ul className={styles.samples}>
      {samples.map((sample) => (
        <li key={`${sample.matterId}-${sample.at}`}>
          <span className={styles.line}>
            <CardLink
              matterId={sample.matterId}
              clientId={sample.clientId}
              number={sample.number}
              name={sample.clientName}
            />
            <span className={styles.words}>{f.when(sample.at)}</span>
          </span>
          {sample.text !== null && sample.text !== "" && <p className={styles.text}>{sample.text}</p>}
        </li>
      ))}
      {all > samples.length && <li className={styles.words}>{t("andMore", { n: all - samples.length })}</li>}
    </ul>
  );
}

type CardLinkProps = { matterId: number; clientId: number; number: number; name: string };

export function CardLink({ matterId, clientId, number, name }: CardLinkProps) {
  return (
    <Link
      className={styles.link}
      to="/clients/$clientId"
      params={{ clientId: String(clientId) }}
      search={{ matter: matterId }}
    >
      {name} · № {number}
    </Link>
  );
}
