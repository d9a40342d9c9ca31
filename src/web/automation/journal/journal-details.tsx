import { Button } from "@mantine/core";
import { IconListSearch } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useLocale } from "../../lib/locale.ts";
import { useReason } from "../../lib/reason-words.ts";
import { journalTexts } from "../journal-texts.ts";
import { itemOf, type Catalog, type JournalLine, type Pipeline } from "../model.ts";
import { conditionWords } from "../words/condition.ts";
import { judgedWords } from "../words/fact-values.ts";
import { useActingRule, type Failure } from "./journal-queries.ts";
import { judgedNone, resultWords } from "./journal-words.ts";
import styles from "./journal-details.module.css";

type JournalDetailsProps = {
  line: JournalLine;
  pipelines: Pipeline[];
  catalog: Catalog | undefined;
  onFailure: (failure: Failure) => void;
};

/** What the condition saw, what came of the run, each failed try, and where to look further. */
export function JournalDetails({ line, pipelines, catalog, onFailure }: JournalDetailsProps) {
  const t = useTexts(journalTexts);
  const locale = useLocale();
  const { ruleId, reason, client, matter } = line;
  const judged = judgedWords(line.judged, catalog?.facts ?? [], locale);
  const none = line.judged === null ? judgedNone(line, t) : t("factsGone");
  const result = resultWords(line.result, catalog && itemOf(catalog, line), t, locale);
  const pipeline = pipelines.find((one) => one.stages.some((stage) => stage.id === line.stageId));
  const rule = useActingRule(pipeline?.id, ruleId);
  const condition = rule?.condition && catalog && conditionWords(rule.condition, catalog.facts, locale);
  const hasJudged = judged.length > 0 || none !== undefined;
  const hasFacts = Boolean(condition) || hasJudged || result.length > 0 || line.tries.length > 0 || line.round > 1;
  return (
    <>
      {hasFacts && (
        <dl className={styles.facts}>
          {condition && <Part title={t("condition")}>{condition}</Part>}
          {hasJudged && <Part title={t("judged")}>{judged.length > 0 ? <Values values={judged} /> : none}</Part>}
          {result.length > 0 && (
            <Part title={t("result")}>
              <Values values={result} />
            </Part>
          )}
          {line.tries.length > 0 && (
            <Part title={t("tries")}>
              <Tries tries={line.tries} />
            </Part>
          )}
          {line.round > 1 && <Part title={t("round")}>{t("roundOf", { n: line.round })}</Part>}
        </dl>
      )}
      <div className={styles.ways}>
        {client && matter && (
          <Link
            className={styles.way}
            to="/clients/$clientId"
            params={{ clientId: String(client.id) }}
            search={{ matter: matter.id, robots: "why" }}
          >
            {t("whyHere")}
          </Link>
        )}
        {line.outcome === "failed" && reason !== null && (
          <Button
            className={styles.same}
            variant="default"
            size="compact-md"
            leftSection={<IconListSearch size={15} />}
            onClick={() => onFailure({ ruleId, reason })}
            data-testid={`journal-failure-${line.key}`}
          >
            {t("sameFailure")}
          </Button>
        )}
      </div>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.part}>
      <dt className={styles.term}>{title}</dt>
      <dd className={styles.said}>{children}</dd>
    </div>
  );
}

function Values({ values }: { values: { name: string; title: string; value: string }[] }) {
  return (
    <ul className={styles.list}>
      {values.map(({ name, title, value }) => (
        <li key={name}>
          {title}: <b>{value}</b>
        </li>
      ))}
    </ul>
  );
}

function Tries({ tries }: { tries: JournalLine["tries"] }) {
  const f = useFormat();
  const reason = useReason();
  return (
    <ol className={styles.list}>
      {tries.map((one) => (
        <li key={one.at}>
          <time dateTime={one.at} title={`${f.date(one.at)}, ${f.time(one.at)}`}>
            {f.when(one.at)}
          </time>
          : {reason(one.reason)}
        </li>
      ))}
    </ol>
  );
}
