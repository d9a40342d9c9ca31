import type { RehearsalResult } from "../../../api/automation-rehearsal.ts";
import { useTexts } from "../../lib/i18n.ts";
import { SectionLine } from "../../ui/panel.tsx";
import { useDesigner } from "../designer-context.ts";
import { IdleRules, RehearsalClash } from "./rehearsal-clash.tsx";
import { RehearsalRule } from "./rehearsal-rule.tsx";
import { CardLink } from "./rehearsal-samples.tsx";
import styles from "./rehearsal.module.css";
import { versionTexts } from "./texts.ts";

/** What would have been: three figures against what really was, then what to look at, then who and what one by one. */
export function RehearsalReport({ result }: { result: RehearsalResult }) {
  const t = useTexts(versionTexts);
  const { factTitle } = useDesigner();
  const { difference } = result;
  const tasks = result.tasks.reduce((sum, one) => sum + one.count, 0);
  const acting = result.rules.filter((rule) => rule.times > 0);
  const idle = result.clashes.filter((clash) => clash.kind === "rule-never-fires").length;
  const clashes = result.clashes.filter((clash) => clash.kind !== "rule-never-fires");
  return (
    <div className={styles.report} data-testid="rehearsal-result">
      <dl className={styles.figures}>
        <Figure label={t("wouldWrite")} value={result.messages} really={difference.messagesReally} />
        <Figure label={t("wouldTask")} value={tasks} really={difference.tasksReally} />
        <Figure label={t("wouldStand")} value={difference.standElsewhere} />
      </dl>
      <p className={styles.words}>{t("totals", { cards: result.cards, events: result.events })}</p>
      <SectionLine>{t("clashes")}</SectionLine>
      {result.clashes.length === 0 && <p className={styles.words}>{t("noClashes")}</p>}
      {result.clashes.length > 0 && (
        <ul className={styles.list}>
          {clashes.map((clash, at) => (
            <RehearsalClash key={`${clash.kind}-${at}`} clash={clash} />
          ))}
          {idle > 0 && <IdleRules rules={result.rules} />}
        </ul>
      )}
      {difference.samples.length > 0 && <Elsewhere difference={difference} />}
      {acting.length > 0 && (
        <>
          <SectionLine>{t("byRule")}</SectionLine>
          <ul className={styles.list}>
            {acting.map((rule) => (
              <RehearsalRule key={rule.ruleId} rule={rule} />
            ))}
          </ul>
        </>
      )}
      {result.tasks.length > 0 && <TasksOf tasks={result.tasks} />}
      {result.factsAsToday.length > 0 && (
        <p className={styles.words}>
          {t("asToday", { list: result.factsAsToday.map((name) => factTitle(name)).join(", ") })}
        </p>
      )}
    </div>
  );
}

function Figure({ label, value, really }: { label: string; value: number; really?: number }) {
  const t = useTexts(versionTexts);
  return (
    <div className={styles.figure}>
      <dt>{label}</dt>
      <dd>
        <b className="op-tabular">{value}</b>
        {really !== undefined && <span>{t("really", { n: really })}</span>}
      </dd>
    </div>
  );
}

/** Cards that would have come to stand on another stage than they did. */
function Elsewhere({ difference }: { difference: RehearsalResult["difference"] }) {
  const t = useTexts(versionTexts);
  const { stageName } = useDesigner();
  return (
    <>
      <SectionLine>{t("elsewhere")}</SectionLine>
      <ul className={styles.lines}>
        {difference.samples.map((one) => (
          <li key={one.matterId}>
            <CardLink matterId={one.matterId} clientId={one.clientId} number={one.number} name={one.clientName} />
            <span className={styles.words}>
              {t("fromTo", { really: stageName(one.reallyStageId), would: stageName(one.wouldStageId) })}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function TasksOf({ tasks }: { tasks: RehearsalResult["tasks"] }) {
  const t = useTexts(versionTexts);
  return (
    <>
      <SectionLine>{t("tasksOf")}</SectionLine>
      <ul className={styles.lines}>
        {tasks.map((one) => (
          <li key={one.userId ?? 0}>
            <span>{one.name ?? t("nobody")}</span>
            <span className={styles.words}>{t("tasksCount", { n: one.count, most: one.mostADay })}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
