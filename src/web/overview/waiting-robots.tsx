import { IconRobot } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { skipRun } from "../../api/automation-journal.ts";
import { call } from "../lib/api.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { plainTitle } from "../lib/quotes.ts";
import { useSession } from "../lib/session.ts";
import { toast, toastError } from "../ui/toast-store.ts";
import type { Run } from "./queries.ts";
import { overviewTexts } from "./texts.ts";
import styles from "./waiting-robots.module.css";

const SEEN = 2;

/** The first robots that will act on the card by themselves, and the way not to let them; the rest wait in «Роботы карты». */
export function WaitingRobots({ runs }: { runs: Run[] }) {
  const t = useTexts(overviewTexts);
  const rest = runs.length - SEEN;
  return (
    <>
      {runs.slice(0, SEEN).map((run) => (
        <WaitingRobot key={run.key} run={run} />
      ))}
      {rest > 0 && (
        <Link
          className={styles.more}
          to="."
          replace
          search={(now: Record<string, unknown>) => ({ ...now, robots: "next" })}
          data-testid="more-robots"
        >
          {t("moreRobots", { n: rest })}
        </Link>
      )}
    </>
  );
}

function WaitingRobot({ run }: { run: Run }) {
  const t = useTexts(overviewTexts);
  const f = useFormat();
  return (
    <article className={styles.item} data-testid={`run-${run.runId ?? run.key}`}>
      <span className={styles.mark} aria-hidden>
        <IconRobot size={18} stroke={1.7} />
      </span>
      <div className={styles.card}>
        <div className={styles.top}>
          <h4 className={styles.title}>{plainTitle(run.title)}</h4>
          <span className={styles.when}>{run.dueAt ? f.when(run.dueAt) : t("afterPrevious")}</span>
        </div>
        <p className={styles.meta}>{t("robotWaits")}</p>
        {run.runId !== null && <Skip runId={run.runId} title={plainTitle(run.title)} />}
      </div>
    </article>
  );
}

function Skip({ runId, title }: { runId: number; title: string }) {
  const t = useTexts(overviewTexts);
  const { can } = useSession();
  const queries = useQueryClient();
  const skip = useMutation({
    mutationFn: () => call(skipRun, { params: { id: runId } }),
    onSuccess: () => toast({ text: t("skipped", { name: title }) }),
    onError: (error) => toastError(error, t("notSkipped")),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["automation"] }),
        queries.invalidateQueries({ queryKey: ["timeline"] }),
      ]),
  });
  if (!can("matters.write")) return null;
  return (
    <button
      type="button"
      className={styles.skip}
      disabled={skip.isPending}
      onClick={() => skip.mutate()}
      aria-label={t("skipName", { name: title })}
      data-testid={`run-skip-${runId}`}
    >
      {t("skip")}
    </button>
  );
}
