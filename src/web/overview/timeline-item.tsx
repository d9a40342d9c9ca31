import {
  IconBrandTelegram,
  IconBrandWhatsapp,
  IconDeviceMobileMessage,
  IconMail,
  IconMessageCircle,
  type Icon,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { channelTitle } from "../lib/channel-names.ts";
import { sayPair, useTexts } from "../lib/i18n.ts";
import { useLocale } from "../lib/locale.ts";
import { insideQuotes } from "../lib/quotes.ts";
import { late } from "../lib/late.tsx";
import { MessageFiles } from "../ui/message-files.tsx";
import { CallItem, type CallSound } from "./call-item.tsx";
import { lookOf } from "./event-text.tsx";
import { LineWords, type StageNames } from "./line-words.tsx";
import { MessageChange } from "./message-change.tsx";
import { MessageState } from "./message-state.tsx";
import type { Item } from "./queries.ts";
import { overviewTexts } from "./texts.ts";
import { Card, Line } from "./timeline-card.tsx";
import styles from "./timeline.module.css";

const DeliveryEvidence = late<{ clientId: number; id: number }>(() =>
  import("./delivery.tsx").then((module) => module.DeliveryEvidence),
);

export type LetterView = (letter: NonNullable<Item["letter"]>) => ReactNode;

type TimelineItemProps = {
  clientId: number;
  clientName: string;
  item: Item;
  stageName: StageNames;
  sound: CallSound;
  letter: LetterView;
};

export function TimelineItem(props: TimelineItemProps) {
  const { item } = props;
  if (item.message) return <MessageItem {...props} message={item.message} />;
  if (item.call) return <CallItem item={item} call={item.call} sound={props.sound} />;
  if (item.letter) return <LetterItem item={item} letter={item.letter} view={props.letter} />;
  if (item.comment) return <CommentItem item={item} body={item.comment.body} />;
  const look = lookOf(item.name);
  return (
    <Line item={item} tone={look.tone} icon={<look.icon size={16} stroke={1.8} />}>
      <LineWords item={item} stageName={props.stageName} />
    </Line>
  );
}

const channelIcons: Readonly<Record<string, Icon>> = {
  whatsapp: IconBrandWhatsapp,
  telegram: IconBrandTelegram,
  sms: IconDeviceMobileMessage,
  email: IconMail,
};

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
  const channel = channelTitle(message.channel);
  const ChannelIcon = channelIcons[message.channel] ?? IconMessageCircle;
  return (
    <Card
      item={item}
      tone={isIn ? "green" : "gray"}
      isIn={isIn}
      icon={<ChannelIcon size={17} stroke={1.8} />}
      title={who}
      aside={[channel, message.templateName && t("template", { name: insideQuotes(message.templateName, locale) })]
        .filter(Boolean)
        .join(" · ")}
    >
      {message.body && <p className={styles.body}>{message.body}</p>}
      <MessageChange change={message.change} />
      <MessageFiles messageId={message.id} files={message.files} />
      {!isIn && <MessageState clientId={clientId} message={message} />}
      {message.deliveryId !== null && <DeliveryEvidence clientId={clientId} id={message.deliveryId} />}
    </Card>
  );
}

type LetterItemProps = { item: Item; letter: NonNullable<Item["letter"]>; view: LetterView };

/** The letter brings a card of its own, with its time and its state. */
function LetterItem({ item, letter, view }: LetterItemProps) {
  return (
    <article className={styles.item} data-testid={`event-${item.id}`} data-name={item.name}>
      <span className={styles.mark} data-tone={letter.direction === "in" ? "green" : "gray"} aria-hidden>
        <IconMail size={17} stroke={1.8} />
      </span>
      {view(letter)}
    </article>
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
