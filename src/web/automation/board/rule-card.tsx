import { IconAlertTriangle, IconPencil, IconPlayerPause, IconPlus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useRef, type ReactNode } from "react";
import { useTexts } from "../../lib/i18n.ts";
import { Tag } from "../../ui/tag.tsx";
import { useDesigner } from "../designer-context.ts";
import { RuleIcon } from "../icons.ts";
import type { Rule } from "../model.ts";
import { automationTexts } from "../texts.ts";
import { conditionWords } from "../words/condition.ts";
import { meaningWords } from "../words/rule.ts";
import { timingWords } from "../words/timing.ts";
import { boardTexts } from "./board-texts.ts";
import { useRuleDrag } from "./rule-drag.ts";
import styles from "./rule-card.module.css";
import { RuleMenu } from "./rule-menu.tsx";

type RuleCardProps = { rule: Rule; isFirst: boolean; isHeld: boolean; children?: ReactNode };

/** A rule as a sentence: when (above), what, to whom, unless; and how it fared this month. What stands in its ways is its children. */
export function RuleCard({ rule, isFirst, isHeld, children }: RuleCardProps) {
  const t = useTexts(automationTexts);
  const { catalog, names, locale, canWrite, seen, titleOf, itemFor, factTitle, open } = useDesigner();
  const ref = useRef<HTMLElement>(null);
  const { isDragged, edge } = useRuleDrag(ref, rule, canWrite);
  const item = itemFor(rule);
  const title = titleOf(rule);
  const meaning = meaningWords(rule, item, names, locale);
  if (seen !== null && !seen.has(rule.id)) return null;
  return (
    <li className={styles.item}>
      {rule.kind === "robot" && (
        <div className={styles.when}>{timingWords(rule.timing, locale, isFirst, factTitle, isHeld)}</div>
      )}
      <article
        ref={ref}
        className={styles.card}
        data-kind={rule.kind}
        data-off={!rule.isOn || undefined}
        data-dragged={isDragged || undefined}
        data-edge={edge}
        data-testid={`rule-${rule.id}`}
      >
        <div className={styles.head}>
          <RuleIcon name={item?.icon} kind={rule.kind} size={16} stroke={1.8} className={styles.icon} />
          <button type="button" className={styles.title} aria-label={t("open", { title })} onClick={() => open(rule)}>
            {title}
          </button>
          {canWrite && <RuleMenu rule={rule} />}
        </div>
        {meaning !== "" && <p className={styles.meaning}>{meaning}</p>}
        {rule.condition && <p className={styles.condition}>{conditionWords(rule.condition, catalog.facts, locale)}</p>}
        <Figures rule={rule} />
      </article>
      {children}
    </li>
  );
}

function Figures({ rule }: { rule: Rule }) {
  const t = useTexts(automationTexts);
  const tb = useTexts(boardTexts);
  const { counts, kind } = rule;
  const failures =
    counts.failedMonth > 0 ? t(kind === "robot" ? "failures" : "refusals", { n: counts.failedMonth }) : null;
  return (
    <div className={styles.figures}>
      {rule.change !== "none" && (
        <Tag
          tone={rule.change === "added" ? "green" : "amber"}
          icon={rule.change === "added" ? <IconPlus size={14} /> : <IconPencil size={14} />}
        >
          {tb(rule.change)}
        </Tag>
      )}
      {!rule.isOn && (
        <Tag tone="hollow" icon={<IconPlayerPause size={14} />}>
          {t("off")}
        </Tag>
      )}
      <span className="op-tabular">{t("runsMonth", { n: counts.runsMonth })}</span>
      {counts.waiting > 0 && <span>· {t("waiting", { n: counts.waiting })}</span>}
      {rule.allowBack && kind === "trigger" && <span>· {t("goesBack")}</span>}
      {failures && (
        <Link
          className={styles.failures}
          to="/automation/journal"
          search={{ kind, ruleId: rule.id, outcome: kind === "robot" ? "failed" : "refused" }}
          aria-label={t("failuresOf", { count: failures })}
          data-testid={`rule-failures-${rule.id}`}
        >
          <Tag tone="red">{failures}</Tag>
        </Link>
      )}
      {rule.isBroken && (
        <Tag tone="amber" icon={<IconAlertTriangle size={14} />}>
          {t("broken")}
        </Tag>
      )}
    </div>
  );
}
