import { IconBrandWhatsapp, IconPaperclip, IconPhoneIncoming, IconPhoneOutgoing } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useFormat } from "../lib/format.ts";
import { sayPair, useTexts } from "../lib/i18n.ts";
import { useLocale } from "../lib/locale.ts";
import { insideQuotes } from "../lib/quotes.ts";
import { Tag } from "../ui/tag.tsx";
import { lookOf, type LineTone } from "./event-text.tsx";
import { LineWords, type StageNames } from "./line-words.tsx";
import { MessageState } from "./message-state.tsx";
import type { Item } from "./queries.ts";
import { overviewTexts } from "./texts.ts";
import styles from "./timeline.module.css";

type TimelineItemProps = { clientId: number; clientName: string; item: Item; stageName: StageNames };

export function TimelineItem(props: TimelineItemProps) {
  const { item } = props;
  if (item.message) return <MessageItem {...props} message={item.message} />;
  if (item.call) return <CallItem item={item} call={item.call} />;
  if (item.comment) return <CommentItem item={item} body={item.comment.body} />;
  const look = lookOf(item.name);
  return (
    <Line item={item} tone={look.tone} icon={<look.icon size={16} stroke={1.8} />}>
      <LineWords item={item} stageName={props.stageName} />
    </Line>
  );
}

function MessageItem({
  clientId,
  clientName,
  item,
  message,
}: TimelineItemProps & { message: NonNullable<Item["message"]> }) {
  const t = useTexts(overviewTexts);
  const locale = useLocale();
  const isIn = message.direction === "in";
  const who = isIn
    ? clientName
    : item.robot
      ? t("robot", { name: insideQuotes(item.robot, locale) })
      : (item.actor.name ?? t("firm"));
  const channel = message.channel === "whatsapp" ? "WhatsApp" : message.channel;
  return (
    <Card
      item={item}
      tone={isIn ? "green" : "gray"}
      isIn={isIn}
      icon={<IconBrandWhatsapp size={17} stroke={1.8} />}
      title={who}
      aside={[channel, message.templateName && t("template", { name: insideQuotes(message.templateName, locale) })]
        .filter(Boolean)
        .join(" · ")}
    >
      {message.body && <p className={styles.body}>{message.body}</p>}
      {message.kind === "media" && <Tag icon={<IconPaperclip size={14} />}>{t("attachment")}</Tag>}
      {!isIn && <MessageState clientId={clientId} message={message} />}
    </Card>
  );
}

const RESULT_TONES = { talked: "green", "no-answer": "amber", "wrong-number": "gray", refused: "red" } as const;
const isResult = (result: string): result is keyof typeof RESULT_TONES => Object.hasOwn(RESULT_TONES, result);

function CallItem({ item, call }: { item: Item; call: NonNullable<Item["call"]> }) {
  const t = useTexts(overviewTexts);
  const isIn = call.direction === "in";
  return (
    <Card
      item={item}
      tone="blue"
      icon={isIn ? <IconPhoneIncoming size={17} stroke={1.8} /> : <IconPhoneOutgoing size={17} stroke={1.8} />}
      title={t(isIn ? "callIn" : "callOut")}
      aside={item.actor.name ?? ""}
    >
      <div className={styles.result}>
        {isResult(call.result) ? (
          <Tag tone={RESULT_TONES[call.result]}>{t(`call_${call.result}`)}</Tag>
        ) : (
          <Tag>{call.result}</Tag>
        )}
        {call.note && <p className={styles.body}>{call.note}</p>}
      </div>
    </Card>
  );
}

function CommentItem({ item, body }: { item: Item; body: string }) {
  const t = useTexts(overviewTexts);
  const locale = useLocale();
  const look = lookOf(item.name);
  return (
    <Card
      item={item}
      tone="gray"
      icon={<look.icon size={17} stroke={1.8} />}
      title={item.robot ? t("robot", { name: insideQuotes(item.robot, locale) }) : (item.actor.name ?? t("system"))}
      aside={sayPair(look.text).toLowerCase()}
    >
      <p className={styles.body}>{body}</p>
    </Card>
  );
}

type CardProps = {
  item: Item;
  tone: LineTone;
  icon: ReactNode;
  title: string;
  aside: string;
  isIn?: boolean;
  children: ReactNode;
};

function Card({ item, tone, icon, title, aside, isIn, children }: CardProps) {
  return (
    <article className={styles.item} data-testid={`event-${item.id}`} data-name={item.name}>
      <span className={styles.mark} data-tone={tone} aria-hidden>
        {icon}
      </span>
      <div className={styles.card} data-in={isIn || undefined}>
        <div className={styles.top}>
          <h4 className={styles.title}>{title}</h4>
          <span className={styles.aside}>{aside}</span>
          <Time at={item.at} />
        </div>
        {children}
      </div>
    </article>
  );
}

export function Line({
  item,
  tone,
  icon,
  children,
}: {
  item: Item;
  tone: LineTone;
  icon: ReactNode;
  children: ReactNode;
}) {
  return (
    <article className={styles.item} data-testid={`event-${item.id}`} data-name={item.name}>
      <span className={styles.mark} data-tone={tone} data-line aria-hidden>
        {icon}
      </span>
      <div className={styles.line} data-tone={tone}>
        <p className={styles.sentence}>{children}</p>
        <Time at={item.at} />
      </div>
    </article>
  );
}

function Time({ at }: { at: string }) {
  const f = useFormat();
  return (
    <time className={styles.time} dateTime={at} title={f.when(at)}>
      {f.time(at)}
    </time>
  );
}
