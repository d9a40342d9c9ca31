import { Button } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useTexts } from "../../lib/i18n.ts";
import { useReason } from "../../lib/reason-words.ts";
import { useSession } from "../../lib/session.ts";
import { confirm } from "../../ui/confirm.tsx";
import { journalTexts } from "../journal-texts.ts";
import { useRepeatFailures, type Failure } from "./journal-queries.ts";
import styles from "./journal.module.css";

type FailureBarProps = { failure: Failure; title: string; shown: number; hasMore: boolean };

/** One failure of one robot on all its cards, mended at a stroke. */
export function FailureBar({ failure, title, shown, hasMore }: FailureBarProps) {
  const t = useTexts(journalTexts);
  const reason = useReason();
  const { can } = useSession();
  const repeat = useRepeatFailures();
  const count = hasMore ? t("cardsMore", { n: shown }) : t("cards", { n: shown });
  const ask = async () => {
    const yes = await confirm({
      title: t("repeatAsk"),
      text: t("repeatText", { title, count }),
      action: t("repeatAll"),
    });
    if (yes) repeat.mutate(failure);
  };
  return (
    <div className={styles.failure} role="group" aria-label={t("sameFailure")} data-testid="journal-failure">
      <p className={styles.failureWords}>
        <b>{title}</b>: {reason(failure.reason)}
        <span className={styles.notes}>{count}</span>
      </p>
      {can("automation.write") && shown > 0 && (
        <Button
          leftSection={<IconRefresh size={16} />}
          loading={repeat.isPending}
          onClick={() => void ask()}
          data-testid="journal-repeat-all"
        >
          {t("repeatAll")}
        </Button>
      )}
    </div>
  );
}
