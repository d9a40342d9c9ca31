import { IconAlertCircle, IconCircleDashed, IconClock } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useStageName } from "../../lib/stage-name.ts";
import { Avatar } from "../../ui/avatar.tsx";
import type { CurrentCall } from "../queries.ts";
import { contactText } from "./contact-text.ts";
import styles from "./dock.module.css";
import { dockTexts } from "./dock-texts.ts";

type Card = NonNullable<CurrentCall["card"]>;
type Matter = Card["matters"][number];

/** All open matters with stage, responsible and what is overdue; the debt; when one last spoke. */
export function CallerFacts({ card }: { card: Card }) {
  const t = useTexts(dockTexts);
  const f = useFormat();
  return (
    <div className={styles.facts}>
      {card.matters.length === 0 ? (
        <p className={styles.dim}>{t("noMatters")}</p>
      ) : (
        <ul className={styles.matters} aria-label={t("matters")}>
          {card.matters.map((matter) => (
            <MatterLine key={matter.id} matter={matter} clientId={card.clientId} />
          ))}
        </ul>
      )}
      <dl className={styles.pairs}>
        {card.debtKopecks > 0 && (
          <>
            <dt>{t("debt")}</dt>
            <dd className="op-tabular">{f.money(card.debtKopecks)}</dd>
          </>
        )}
        <dt>{t("lastContact")}</dt>
        <dd>
          {card.lastContact
            ? [f.when(card.lastContact.at), contactText(card.lastContact.event)].filter(Boolean).join(" · ")
            : t("noContact")}
        </dd>
      </dl>
    </div>
  );
}

function MatterLine({ matter, clientId }: { matter: Matter; clientId: number }) {
  const t = useTexts(dockTexts);
  const stage = useStageName()({ name: matter.stageName, nameEn: matter.stageNameEn });
  return (
    <li className={styles.matter} style={{ borderInlineStartColor: matter.stageColor }}>
      <div className={styles.matterTop}>
        <Link
          to="/clients/$clientId"
          params={{ clientId: String(clientId) }}
          search={{ matter: matter.id }}
          className={styles.stage}
        >
          {stage}
        </Link>
        <span className={styles.dim}>{t("matterNo", { number: matter.number })}</span>
      </div>
      <div className={styles.person}>
        <Avatar name={matter.responsible?.name ?? null} size={20} label="" />
        <span className="op-truncate">{matter.responsible?.name ?? t("nobody")}</span>
      </div>
      <Step step={matter.nextStep} />
    </li>
  );
}

function Step({ step }: { step: Matter["nextStep"] }) {
  const t = useTexts(dockTexts);
  const f = useFormat();
  if (!step)
    return (
      <div className={styles.step} data-tone="hollow">
        <IconCircleDashed size={15} stroke={1.8} />
        {t("noStep")}
      </div>
    );
  const due = step.dueAt ? f.due(step.dueAt) : null;
  const tone = step.isOverdue ? "overdue" : due?.tone;
  return (
    <div className={styles.step} data-tone={tone}>
      {step.isOverdue ? <IconAlertCircle size={15} stroke={1.8} /> : <IconClock size={15} stroke={1.8} />}
      <span className="op-truncate" title={step.title}>
        {step.title}
      </span>
      {due && step.dueAt && (
        <span className={styles.due} title={f.when(step.dueAt)}>
          {step.isOverdue && <span className="op-hidden">{t("overdue")}: </span>}
          {due.days < 0 ? due.text : f.when(step.dueAt)}
        </span>
      )}
    </div>
  );
}
