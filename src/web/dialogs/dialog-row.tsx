import { IconClockPause, IconMail, IconPencil } from "@tabler/icons-react";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Tag } from "../ui/tag.tsx";
import { ChannelSign } from "./channel-sign.tsx";
import styles from "./list.module.css";
import type { Brief, Found } from "./queries.ts";
import { dialogTexts } from "./texts.ts";
import { waitOf } from "./wait.ts";

type DialogRowProps = { item: Brief & Partial<Pick<Found, "found">>; isCurrent: boolean; onOpen: () => void };

/** One conversation of the list: who, how long he waits, the last word, who answers. */
export function DialogRow({ item, isCurrent, onOpen }: DialogRowProps) {
  const t = useTexts(dialogTexts);
  const f = useFormat();
  const name = item.client?.name ?? item.letter?.from ?? t("letterOfNobody");
  return (
    <button
      type="button"
      className={styles.row}
      aria-current={isCurrent || undefined}
      onClick={onOpen}
      data-dialog={item.id}
      data-testid={`dialog-${item.id}`}
    >
      {item.client ? (
        <Avatar name={item.client.name} size={36} label="" />
      ) : (
        <span className={styles.nobody} aria-hidden>
          <IconMail size={18} stroke={1.7} />
        </span>
      )}
      <span className={styles.words}>
        <span className={styles.top}>
          <span className={styles.name} data-unread={item.isUnread || undefined}>
            {name}
          </span>
          {item.waitingSince && item.state === "open" ? (
            <Waits since={item.waitingSince} />
          ) : (
            item.lastAt && <time className={styles.time}>{shortTime(item.lastAt, f)}</time>
          )}
        </span>
        <Preview item={item} />
        <Marks item={item} />
      </span>
      {item.isUnread && (
        <span className={styles.dot}>
          <span className="op-hidden">{t("unread")}</span>
        </span>
      )}
    </button>
  );
}

const shortTime = (at: string, f: ReturnType<typeof useFormat>): string =>
  f.daysSince(at) === 0 ? f.time(at) : f.dayShort(at);

export function Waits({ since }: { since: string }) {
  const t = useTexts(dialogTexts);
  const f = useFormat();
  const { unit, n, tone } = waitOf(since, f.context.now);
  return (
    <span className={styles.waits} data-tone={tone} title={f.when(since)}>
      {t(unit, { n })}
    </span>
  );
}

function Preview({ item }: Pick<DialogRowProps, "item">) {
  const t = useTexts(dialogTexts);
  const words = useLastWords(item);
  if (item.found)
    return (
      <span className={styles.preview}>
        {item.found.kind === "letter" && <IconMail size={15} stroke={1.8} />}
        <span className={styles.found}>{item.found.text}</span>
      </span>
    );
  return (
    <span className={styles.preview}>
      {item.last && <ChannelSign channel={item.last.channel} />}
      <span className="op-truncate">
        {item.last?.side === "firm" && item.last.kind !== "call" && `${t("you")}: `}
        {words}
      </span>
      {item.last?.state === "failed" && <span className={styles.failed}>{t("notSent")}</span>}
    </span>
  );
}

function useLastWords({ last, lastAt }: Brief): string {
  const t = useTexts(dialogTexts);
  if (!last) return t(lastAt === null ? "noWord" : "unseenWord");
  if (last.kind === "call") {
    const what = t(last.side === "client" ? "missedCall" : "talkedCall");
    return last.text ? `${what}: ${last.text}` : what;
  }
  return last.text || t(last.kind === "letter" ? "letterSign" : "file");
}

function Marks({ item }: Pick<DialogRowProps, "item">) {
  const t = useTexts(dialogTexts);
  const f = useFormat();
  const { user } = useSession();
  const { claim, assigned } = item;
  if (!claim && !assigned && item.state === "open" && !item.wokenAt) return null;
  return (
    <span className={styles.marks}>
      {claim && (
        <Tag tone={claim.id === user.id ? "green" : "amber"} icon={<IconPencil size={13} stroke={1.8} />}>
          {claim.id === user.id ? t("youAnswer") : t("answers", { name: claim.name })}
        </Tag>
      )}
      {item.state === "snoozed" && (
        <Tag tone="gray" icon={<IconClockPause size={13} stroke={1.8} />}>
          {item.snoozedUntil ? f.when(item.snoozedUntil) : t("untilReply")}
        </Tag>
      )}
      {item.wokenAt && <Tag tone="amber">{t("woken")}</Tag>}
      {item.state === "closed" && item.lastAt && <Tag tone="gray">{t("closed")}</Tag>}
      {!claim && assigned && <span className={styles.assigned}>{assigned.name}</span>}
    </span>
  );
}
