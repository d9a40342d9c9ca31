import { Button } from "@mantine/core";
import { IconCircleCheck, IconDownload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { tryDocumentTemplate } from "../../../api/document-templates.ts";
import { search } from "../../../api/overview.ts";
import { call } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { sayPair, useTexts } from "../../lib/i18n.ts";
import { useLocale } from "../../lib/locale.ts";
import { SearchPick } from "../../ui/search-pick.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { ErrorState, LoadingRows } from "../../ui/states.tsx";
import settings from "../settings.module.css";
import styles from "./document-templates.module.css";
import { documentTemplateTexts } from "./texts.ts";

type Who = { clientId: number; matterId: number | null; name: string };

/** The template on a real client: what he lacks, or the Word file as it came out. Nothing is kept. */
export function TrialSheet({ template, onClose }: { template: { id: number; title: string }; onClose: () => void }) {
  const t = useTexts(documentTemplateTexts);
  const f = useFormat();
  const [who, setWho] = useState<Who | null>(null);
  const trial = useMutation({
    mutationFn: ({ clientId, matterId }: Who) =>
      call(tryDocumentTemplate, { params: { id: template.id }, body: { clientId, matterId } }),
  });
  const pick = (picked: Who) => {
    setWho(picked);
    trial.mutate(picked);
  };
  return (
    <Sheet opened onClose={onClose} title={`${t("trial")}: ${template.title}`} size={520} testId="template-trial">
      <div className={settings.form}>
        <p className={settings.hint}>{t("trialHint")}</p>
        <SearchPick
          label={who ? t("otherClient") : t("client")}
          placeholder={t("findClient")}
          name="trial-client"
          nothing={t("noClient")}
          failed={(reason) => t("clientFailed", { reason })}
          autoFocus
          testId="trial-client"
          find={async (q, signal) =>
            (await call(search, { query: { q } }, { signal })).items.map((hit) => ({
              key: `${hit.clientId}-${hit.matterId ?? 0}`,
              label: hit.name,
              detail: [hit.phone && f.phone(hit.phone), hit.city, hit.matterNumber && `№ ${hit.matterNumber}`]
                .filter(Boolean)
                .join(" · "),
              item: { clientId: hit.clientId, matterId: hit.matterId, name: hit.name },
            }))
          }
          onPick={pick}
        />
        {who && <div className={settings.strong}>{who.name}</div>}
        {trial.isPending && <LoadingRows rows={3} height={40} />}
        {trial.error && <ErrorState error={trial.error} compact onRetry={() => who && trial.mutate(who)} />}
        {trial.data && who && <Result {...trial.data} who={who} title={template.title} />}
      </div>
    </Sheet>
  );
}

type Tried = Awaited<ReturnType<typeof call<typeof tryDocumentTemplate>>>;

function Result({ missing, used, docx, who, title }: Tried & { who: Who; title: string }) {
  const t = useTexts(documentTemplateTexts);
  const locale = useLocale();
  if (docx === null)
    return (
      <section className={settings.warning} aria-live="polite" data-testid="trial-missing">
        <b>{t("trialLacks")}</b>
        <ul className={styles.lacks}>
          {[...new Set(missing.map((one) => sayPair(one.title, undefined, locale)))].map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        <Link to="/clients/$clientId" params={{ clientId: String(who.clientId) }}>
          {who.name}
        </Link>
      </section>
    );
  return (
    <>
      <p className={styles.whole} role="status" data-testid="trial-whole">
        <IconCircleCheck size={18} /> {t("trialWhole", { n: used.length })}
      </p>
      <Button
        leftSection={<IconDownload size={16} />}
        onClick={() => save(docx, `${title}.docx`)}
        style={{ alignSelf: "flex-start" }}
        data-testid="trial-download"
      >
        {t("trialOpen")}
      </Button>
      <dl className={styles.tried}>
        {used.map((fact, at) => (
          <div key={at}>
            <dt>{sayPair(fact.title, undefined, locale)}</dt>
            <dd>{fact.shown}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** A file that exists nowhere but in the answer. */
function save(base64: string, name: string): void {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
