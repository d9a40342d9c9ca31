import { Button } from "@mantine/core";
import { IconAlertCircle, IconAlertTriangle, IconClock, IconMoon, IconPhone, IconRepeat } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useNow } from "../lib/clock.ts";
import { formatLength } from "../lib/dates.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSourceName } from "../lib/source-names.ts";
import { Avatar } from "../ui/avatar.tsx";
import { PhoneNumber } from "../ui/phone-number.tsx";
import { Tag } from "../ui/tag.tsx";
import { clockOf, localTime } from "./clock.ts";
import type { ApplicationItem } from "./queries.ts";
import styles from "./inbox.module.css";
import { texts } from "./texts.ts";

type RowProps = {
  item: ApplicationItem;
  tabbable: boolean;
  onOpen: (() => void) | undefined;
  onFocus: () => void;
  actions: ReactNode;
};

/** Who waits, how long still, for what: all that is needed to call. */
export function ApplicationRow({ item, tabbable, onOpen, onFocus, actions }: RowProps) {
  const t = useTexts(texts);
  return (
    <div
      role="listitem"
      className={styles.row}
      tabIndex={tabbable ? 0 : -1}
      aria-label={t("rowSaid", { number: item.number, name: item.name })}
      data-openable={onOpen ? true : undefined}
      data-row={item.id}
      data-testid={`application-${item.id}`}
      onFocus={onFocus}
      onClick={(event) => {
        if (!(event.target instanceof Element && event.target.closest("a, button"))) onOpen?.();
      }}
    >
      <div className={styles.clockCell}>
        {item.state === "new" ? <RowClock item={item} /> : <TakenCell item={item} />}
      </div>
      <WhoCell item={item} />
      <DebtCell item={item} />
      <PlaceCell item={item} />
      <SourceCell item={item} />
      <div className={styles.actions}>
        {item.state === "new" && (
          <Avatar
            name={item.responsible?.name ?? null}
            size={26}
            label={item.responsible ? t("responsibleIs", { name: item.responsible.name }) : t("nobody")}
          />
        )}
        {actions}
      </div>
      {item.state === "suspect" && <Reasons codes={item.suspicion} />}
    </div>
  );
}

const SIGNS = {
  green: <IconClock size={16} stroke={1.8} />,
  amber: <IconAlertTriangle size={16} stroke={1.8} />,
  red: <IconAlertCircle size={16} stroke={1.8} />,
};

// Ticks alone: the second's hand must not redraw the row.
function RowClock({ item }: { item: ApplicationItem }) {
  const t = useTexts(texts);
  const format = useFormat();
  const now = useNow(1000);
  if (item.dueAt === null) return <span className={styles.dim}>{t("noTerm")}</span>;
  const clock = clockOf(item.dueAt, now);
  const words =
    clock.way === "until"
      ? t("until", { when: format.when(item.dueAt) })
      : t(clock.way, { time: formatLength(clock.seconds) });
  return (
    <>
      <span
        className={styles.clock}
        data-tone={clock.tone}
        title={format.when(item.dueAt)}
        data-testid="application-clock"
      >
        {SIGNS[clock.tone]}
        {words}
      </span>
      {item.overdueTimes > 0 && <span className={styles.second}>{t("passed", { n: item.overdueTimes })}</span>}
    </>
  );
}

function TakenCell({ item }: { item: ApplicationItem }) {
  const t = useTexts(texts);
  const format = useFormat();
  if (item.takenBy && item.takenAt) {
    return (
      <span className={styles.taker}>
        <Avatar name={item.takenBy.name} size={24} label="" />
        <span>
          {item.takenBy.name}
          <span className={styles.second}>{format.when(item.takenAt)}</span>
        </span>
      </span>
    );
  }
  return (
    <span className={styles.dim} title={t("application", { number: item.number })}>
      {format.when(item.createdAt)}
    </span>
  );
}

function WhoCell({ item }: { item: ApplicationItem }) {
  const t = useTexts(texts);
  const format = useFormat();
  const phone = format.phone(item.phone);
  return (
    <div className={styles.who}>
      <div className={styles.nameLine}>
        {item.clientId === null ? (
          <b className="op-truncate">{item.name}</b>
        ) : (
          <Link
            to="/clients/$clientId"
            params={{ clientId: String(item.clientId) }}
            search={item.matterId === null ? {} : { matter: item.matterId }}
            tabIndex={-1}
            preload={false}
            className={styles.name}
          >
            {item.name}
          </Link>
        )}
        {item.repeats > 0 && (
          <Tag tone="violet" title={t("againTimes", { n: item.repeats })} icon={<IconRepeat size={14} stroke={1.8} />}>
            {t("again")}
          </Tag>
        )}
      </div>
      <div className={styles.phoneLine}>
        <PhoneNumber
          phone={item.phone}
          target={{ number: item.phone, ...(item.matterId === null ? {} : { matterId: item.matterId }) }}
          className={styles.phone}
        >
          <IconPhone size={14} stroke={1.8} />
          {phone}
        </PhoneNumber>
        <span className={styles.number}>№&nbsp;{item.number}</span>
      </div>
      {item.comment && (
        <div className={styles.comment} title={item.comment}>
          {item.comment}
        </div>
      )}
    </div>
  );
}

function DebtCell({ item: { debtKopecks } }: { item: ApplicationItem }) {
  const t = useTexts(texts);
  const format = useFormat();
  if (debtKopecks === null || debtKopecks === 0) return <div className={styles.dim}>{t("debtUnknown")}</div>;
  return (
    <b className="op-tabular" title={format.money(debtKopecks)}>
      {format.moneyShort(debtKopecks)}
    </b>
  );
}

function PlaceCell({ item }: { item: ApplicationItem }) {
  const t = useTexts(texts);
  const local = localTime(item.zone, useNow());
  return (
    <div>
      <span className={item.city ? undefined : styles.dim}>{item.city ?? t("cityUnknown")}</span>
      {local && (
        <span className={styles.second} data-night={local.isNight || undefined}>
          {local.isNight && <IconMoon size={13} stroke={1.8} />}
          {t(local.isNight ? "night" : "hisTime", { time: local.text })}
        </span>
      )}
    </div>
  );
}

function SourceCell({ item }: { item: ApplicationItem }) {
  const t = useTexts(texts);
  const sourceName = useSourceName();
  const campaign = item.utm.utm_campaign ?? item.utm.campaign ?? item.utm.utm_source ?? item.utm.source;
  return (
    <div className={styles.source}>
      <Tag>{sourceName(item.source)}</Tag>
      {campaign && (
        <span
          className={styles.second}
          title={Object.entries(item.utm)
            .map(([key, value]) => `${key}: ${value}`)
            .join("\n")}
          aria-label={t("campaign", { name: campaign })}
        >
          {campaign}
        </span>
      )}
    </div>
  );
}

const WHY: Record<string, "why_trap" | "why_mark" | "why_oldPage" | "why_quick" | "why_many" | "why_links"> = {
  trap: "why_trap",
  mark: "why_mark",
  "old-page": "why_oldPage",
  quick: "why_quick",
  many: "why_many",
  links: "why_links",
};

function Reasons({ codes }: { codes: string[] }) {
  const t = useTexts(texts);
  return (
    <ul className={styles.reasons} aria-label={t("why")}>
      {codes.map((code) => (
        <li key={code}>
          <IconAlertTriangle size={14} stroke={1.8} />
          {WHY[code] ? t(WHY[code]) : code}
        </li>
      ))}
    </ul>
  );
}

type TakeButtonProps = { item: ApplicationItem; pending: boolean; onTake: () => void };

export function TakeButton({ item, pending, onTake }: TakeButtonProps) {
  const t = useTexts(texts);
  return (
    <Button
      loading={pending}
      onClick={onTake}
      aria-keyshortcuts="T"
      title={`${t("takeKeys")} · T`}
      aria-label={`${t("take")}: ${t("application", { number: item.number })}`}
      data-testid="application-take"
      className={styles.take}
    >
      {t("take")}
    </Button>
  );
}
