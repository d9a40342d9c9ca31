import { Button } from "@mantine/core";
import { revokeDocumentLink } from "../../api/documents.ts";
import { call } from "../lib/api.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { confirm } from "../ui/confirm.tsx";
import { toastFault } from "../ui/fault-words.ts";
import { Tag } from "../ui/tag.tsx";
import { toast } from "../ui/toast-store.ts";
import styles from "./facts.module.css";
import { useDeed, type FullPaper } from "./queries.ts";
import { sendTexts } from "./send-texts.ts";

/** Ways that were given to the client: whether each lives, and whether he came by it. */
export function LinksPart({ paper }: { paper: FullPaper }) {
  const t = useTexts(sendTexts);
  if (paper.links.length === 0) return null;
  return (
    <section aria-label={t("links")} data-testid="paper-links">
      <h3 className={styles.heading}>{t("links")}</h3>
      <ul className={styles.list}>
        {paper.links.map((link) => (
          <LinkRow key={link.id} clientId={paper.clientId} link={link} />
        ))}
      </ul>
    </section>
  );
}

function LinkRow({ clientId, link }: { clientId: number; link: FullPaper["links"][number] }) {
  const t = useTexts(sendTexts);
  const f = useFormat();
  const { can } = useSession();
  const revoke = useDeed(clientId, () => call(revokeDocumentLink, { params: { id: link.id } }));
  const isOver = new Date(link.expiresAt) <= f.context.now;
  const lives = link.revokedAt === null && !isOver;
  const end = async () => {
    const question = { title: t("revokeTitle"), text: t("revokeText"), action: t("revoke"), danger: true };
    if (!(await confirm(question))) return;
    try {
      await revoke.mutateAsync(undefined);
      toast({ text: t("revoked") });
    } catch (error) {
      toastFault(error, t("notDone"));
    }
  };
  return (
    <li className={styles.link} data-testid={`link-${link.id}`}>
      <span className={styles.words}>
        <span className={styles.tags}>
          <Tag tone={link.asksSignature ? "violet" : "gray"}>{t(link.asksSignature ? "forSign" : "forRead")}</Tag>
          <span className={styles.source}>
            {link.revokedAt !== null
              ? t("linkRevoked")
              : isOver
                ? t("linkOver")
                : t("linkUntil", { day: f.dayShort(link.expiresAt) })}
          </span>
        </span>
        <span className={styles.source}>
          {t("views", { n: link.views })}
          {link.firstViewedAt !== null && `, ${t("firstView", { when: f.when(link.firstViewedAt) })}`}
        </span>
      </span>
      {lives && can("documents.write") && (
        <Button variant="subtle" size="compact-sm" loading={revoke.isPending} onClick={() => void end()}>
          {t("revoke")}
        </Button>
      )}
    </li>
  );
}
