import { Button } from "@mantine/core";
import { IconCopy, IconLink } from "@tabler/icons-react";
import { useState } from "react";
import { createLink } from "../../api/disk-links.ts";
import { call } from "../lib/api.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { Choice } from "../ui/choice.tsx";
import { toast } from "../ui/toast-store.ts";
import { useFault } from "./fault.ts";
import styles from "./pane.module.css";
import { readAnew, useVisits, type FileFacts } from "./queries.ts";
import { diskTexts } from "./texts.ts";
import { useDeeds } from "./use-deeds.ts";

const terms = ["1", "3", "7", "14", "30", "90"] as const;

/** Links of a file with their end and their log; a new one is shown once. */
export function LinksPart({ file }: { file: FileFacts }) {
  const t = useTexts(diskTexts);
  const f = useFormat();
  const tell = useFault();
  const [days, setDays] = useState<(typeof terms)[number]>("7");
  const [made, setMade] = useState<{ url: string; expiresAt: string } | null>(null);
  const make = () => {
    call(createLink, { params: { id: file.id }, body: { days: Number(days) } })
      .then(setMade, tell)
      .finally(() => void readAnew());
  };
  const copy = (url: string) =>
    void navigator.clipboard.writeText(url).then(() => toast({ text: t("linkCopied"), tone: "green" }), tell);
  if (!file.mayChange && file.links.length === 0) return null;
  return (
    <section className={styles.part}>
      <h3 className={styles.heading}>{t("links")}</h3>
      {made && (
        <div className={styles.made} data-testid="disk-link">
          <b>{t("linkMade")}</b>
          <span className={styles.link}>{made.url}</span>
          <span>{t("linkUntil", { when: f.when(made.expiresAt) })}</span>
          <Button leftSection={<IconCopy size={16} />} onClick={() => copy(made.url)}>
            {t("copyLink")}
          </Button>
        </div>
      )}
      <div className={styles.rows}>
        {file.links.map((link) => (
          <LinkRow key={link.id} link={link} mayEnd={file.mayChange} />
        ))}
      </div>
      {file.mayChange && (
        <div className={styles.acts} style={{ alignItems: "end", marginTop: 10 }}>
          <Choice
            label={t("shareDays")}
            value={days}
            onChange={setDays}
            options={terms.map((value) => ({ value, label: t("days", { n: Number(value) }) }))}
          />
          <Button variant="default" leftSection={<IconLink size={16} />} onClick={make} data-testid="disk-share">
            {t("makeLink")}
          </Button>
        </div>
      )}
    </section>
  );
}

function LinkRow({ link, mayEnd }: { link: FileFacts["links"][number]; mayEnd: boolean }) {
  const t = useTexts(diskTexts);
  const f = useFormat();
  const { endLink } = useDeeds();
  const [isOpen, setOpen] = useState(false);
  const visits = useVisits(link.id, isOpen && link.visits > 0);
  return (
    <div className={styles.row}>
      <span className={styles.words}>
        {link.isOpen ? t("linkOpen", { when: f.when(link.expiresAt) }) : t("linkEnded")}
        {link.createdBy && <span className={styles.dim}> · {link.createdBy}</span>}
      </span>
      <Button
        variant="subtle"
        size="compact-sm"
        disabled={link.visits === 0}
        aria-expanded={isOpen}
        onClick={() => setOpen((now) => !now)}
      >
        {t("visits", { n: link.visits })}
      </Button>
      {mayEnd && link.isOpen && (
        <Button variant="default" size="compact-sm" onClick={() => endLink(link.id)}>
          {t("endLink")}
        </Button>
      )}
      {isOpen &&
        visits.data?.map((visit) => (
          <span key={visit.id} className={styles.dim} style={{ flexBasis: "100%" }}>
            {f.when(visit.at)} · {t(visit.what === "opened" ? "visitOpened" : "visitDownloaded")} · {visit.address}
          </span>
        ))}
    </div>
  );
}
