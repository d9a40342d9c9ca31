import { IconAlertCircle, IconBrandWhatsapp, IconCircleDashed, IconClock, IconHourglass } from "@tabler/icons-react";
import type { Format } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSourceName } from "../lib/source-names.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Tag } from "../ui/tag.tsx";
import type { Card } from "./board-model.ts";
import styles from "./card.module.css";
import { texts } from "./texts.ts";

type FaceProps = { card: Card; format: Format };

/** Debt, creditors, city: the second line of a card. */
export function DebtLine({ card, format }: FaceProps) {
  const t = useTexts(texts);
  const place = [card.creditors > 0 && t("creditors", { n: card.creditors }), card.city].filter(Boolean).join(" · ");
  return (
    <div className={styles.debtLine}>
      {card.debtKopecks > 0 ? (
        <b className={styles.debt} title={format.money(card.debtKopecks)}>
          {format.moneyShort(card.debtKopecks)}
        </b>
      ) : (
        <span className={styles.dim}>{t("noDebt")}</span>
      )}
      <span className="op-truncate">{place}</span>
    </div>
  );
}

/** The next step with its day; the day never shrinks, the words do. */
export function StepLine({ card: { nextStep }, format }: FaceProps) {
  const t = useTexts(texts);
  if (!nextStep) {
    return (
      <div className={styles.step}>
        <IconCircleDashed size={15} stroke={1.7} />
        <span className="op-truncate">{t("noStep")}</span>
      </div>
    );
  }
  const due = nextStep.dueAt === null ? null : format.due(nextStep.dueAt);
  const late = due?.tone === "overdue";
  return (
    <div
      className={styles.step}
      data-tone={due?.tone}
      title={late ? t("stepOverdue", { title: nextStep.title }) : nextStep.title}
    >
      {late ? <IconAlertCircle size={15} stroke={1.9} /> : <IconClock size={15} stroke={1.7} />}
      <span className="op-truncate">{nextStep.title}</span>
      <b className={styles.due} title={nextStep.dueAt === null ? undefined : format.when(nextStep.dueAt)}>
        {due?.text ?? t("withoutDate")}
      </b>
    </div>
  );
}

/** Source, days on stage, responsible: the last line. */
export function FootLine({ card, format }: FaceProps) {
  const t = useTexts(texts);
  const sourceName = useSourceName();
  const days = format.days(format.daysSince(card.stageEnteredAt));
  return (
    <div className={styles.foot}>
      <Tag>{sourceName(card.source)}</Tag>
      <span className={styles.days} title={t("daysOnStage", { days, date: format.day(card.stageEnteredAt) })}>
        <IconHourglass size={14} stroke={1.7} />
        {days}
      </span>
      <Avatar
        name={card.responsible?.name ?? null}
        size={22}
        label={card.responsible ? t("responsibleOf", { name: card.responsible.name }) : t("nobody")}
      />
    </div>
  );
}

export function Unread({ n }: { n: number }) {
  const t = useTexts(texts);
  if (n === 0) return null;
  return (
    <Tag tone="green" title={t("unread", { n })} icon={<IconBrandWhatsapp size={14} stroke={1.8} />}>
      <span aria-hidden="true">{n}</span>
      <span className="op-hidden">{t("unread", { n })}</span>
    </Tag>
  );
}

/** What a screen reader says of the whole card. */
export function useCardSaid(): (card: Card, format: Format) => string {
  const t = useTexts(texts);
  return (card, format) => {
    const due = card.nextStep?.dueAt ? format.due(card.nextStep.dueAt) : null;
    const title = card.nextStep?.title ?? t("noStep");
    const step = due?.tone === "overdue" ? t("stepOverdue", { title }) : [title, due?.text].filter(Boolean).join(", ");
    return t("cardSaid", {
      name: card.clientName,
      debt: card.debtKopecks > 0 ? format.money(card.debtKopecks) : t("noDebt"),
      step,
    });
  };
}
