import { Button } from "@mantine/core";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { Tag } from "../ui/tag.tsx";
import styles from "./advice.module.css";
import { useAgree, type AdviceRecord } from "./queries.ts";
import { adviceTexts, routeTexts } from "./texts.ts";

/** What was chosen before: by whom, when, why; whether it still holds. */
export function Records({ records }: { records: readonly AdviceRecord[] }) {
  const t = useTexts(adviceTexts);
  if (records.length === 0) return null;
  return (
    <section aria-label={t("records")}>
      <h3 className={styles.name}>{t("records")}</h3>
      <ul className={styles.records}>
        {records.map((record) => (
          <Record key={record.id} record={record} />
        ))}
      </ul>
    </section>
  );
}

function Record({ record }: { record: AdviceRecord }) {
  const t = useTexts(adviceTexts);
  const names = useTexts(routeTexts);
  const f = useFormat();
  const { can } = useSession();
  const agree = useAgree();
  const isWaiting = record.needsHead && record.agreedAt === null;
  return (
    <li className={styles.record} data-testid={`advice-record-${record.id}`}>
      <div className={styles.tags}>
        <b>{t("chosenBy", { route: names(record.route), who: record.author.name, when: f.when(record.at) })}</b>
        {record.outdatedAt !== null && <Tag tone="amber">{t("outdated", { n: record.outdatedBy.length })}</Tag>}
        {isWaiting && <Tag tone="red">{t("waitsHead")}</Tag>}
        {record.agreedBy && <Tag tone="green">{t("agreedBy", { who: record.agreedBy.name })}</Tag>}
        {!record.isIntact && <Tag tone="red">{t("broken")}</Tag>}
      </div>
      <p className={styles.why}>{record.reason}</p>
      <p className={styles.rule} title={record.sha256}>
        {t("signature", { sha: record.sha256.slice(0, 12) })}
      </p>
      {isWaiting && can("matters.pass-gaps") && (
        <Button
          size="compact-md"
          loading={agree.isPending}
          onClick={() => agree.mutate(record.id)}
          data-testid="advice-agree"
        >
          {t("agree")}
        </Button>
      )}
    </li>
  );
}
