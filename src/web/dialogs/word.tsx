import { IconLock, IconPhoneIncoming, IconPhoneOutgoing } from "@tabler/icons-react";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useLocale } from "../lib/locale.ts";
import { insideQuotes } from "../lib/quotes.ts";
import { MessageFiles } from "../ui/message-files.tsx";
import { Tag } from "../ui/tag.tsx";
import type { Tone } from "../ui/tone.ts";
import { ChannelSign, useChannelName } from "./channel-sign.tsx";
import { NextChannel } from "./next-channel.tsx";
import type { DialogParts } from "./parts.ts";
import type { Message, Word } from "./queries.ts";
import styles from "./stream.module.css";
import { dialogTexts } from "./texts.ts";
import { lengthOf } from "./wait.ts";

type WordLineProps = {
  word: Word;
  clientId: number | null;
  clientName: string;
  letterId: number | null;
  onLetter: () => void;
  parts: DialogParts;
};

/** One thing that was said, by whatever channel. */
export function WordLine({ word, clientId, clientName, letterId, onLetter, parts }: WordLineProps) {
  if (word.message && clientId !== null)
    return <Bubble message={word.message} at={word.at} clientId={clientId} clientName={clientName} parts={parts} />;
  if (word.letter)
    return (
      <div className={styles.letter} data-in={word.letter.direction === "in" || undefined}>
        <parts.LetterCard letter={word.letter} clientId={clientId} letterId={letterId} onWrite={onLetter} />
      </div>
    );
  if (word.call) return <CallLine call={word.call} at={word.at} parts={parts} />;
  if (word.note) return <Note note={word.note} at={word.at} />;
  return null;
}

type BubbleProps = { message: Message; at: string; clientId: number; clientName: string; parts: DialogParts };

function Bubble({ message, at, clientId, clientName, parts }: BubbleProps) {
  const t = useTexts(dialogTexts);
  const locale = useLocale();
  const channelName = useChannelName();
  const isIn = message.direction === "in";
  const who = isIn
    ? clientName
    : message.byRobot
      ? t("robot", { name: insideQuotes(message.byRobot, locale) })
      : (message.author ?? t("firm"));
  return (
    <article
      className={styles.bubble}
      data-in={isIn || undefined}
      data-failed={message.state === "failed" || undefined}
      data-testid={`word-message-${message.id}`}
    >
      <header className={styles.who}>
        <ChannelSign channel={message.channel} />
        <span className="op-truncate">
          {[
            who,
            channelName(message.channel),
            message.templateName && t("template", { name: insideQuotes(message.templateName, locale) }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
        <Time at={at} />
      </header>
      {message.body && <p className={styles.text}>{message.body}</p>}
      <MessageFiles messageId={message.id} files={message.files} />
      {!isIn && (
        <div className={styles.state}>
          <parts.MessageState clientId={clientId} message={message} />
          {message.state === "failed" && <NextChannel clientId={clientId} message={message} />}
        </div>
      )}
    </article>
  );
}

const TONES: Record<string, Tone> = {
  talked: "green",
  missed: "red",
  "no-answer": "amber",
  refused: "red",
  failed: "red",
};
const RESULTS = ["talked", "missed", "no-answer", "wrong-number", "refused", "busy", "failed", "unknown"] as const;
const resultOf = (text: string) => RESULTS.find((one) => one === text);

function CallLine({ call, at, parts }: { call: NonNullable<Word["call"]>; at: string; parts: DialogParts }) {
  const t = useTexts(dialogTexts);
  const isIn = call.direction === "in";
  const result = resultOf(isIn && call.result === "no-answer" ? "missed" : call.result);
  const Sign = isIn ? IconPhoneIncoming : IconPhoneOutgoing;
  return (
    <article className={styles.call} data-in={isIn || undefined} data-testid={`word-call-${call.id}`}>
      <header className={styles.who}>
        <Sign size={16} stroke={1.8} />
        <b>{t(isIn ? "callIn" : "callOut")}</b>
        <Tag tone={TONES[result ?? ""] ?? "gray"}>{result ? t(`call_${result}`) : call.result}</Tag>
        <span className="op-truncate">{[lengthOf(call.seconds), call.person].filter(Boolean).join(" · ")}</span>
        <Time at={at} />
      </header>
      {call.note && <p className={styles.text}>{call.note}</p>}
      {call.recording && <parts.Recordings callId={call.id} state={call.recording} recordings={call.recordings} />}
    </article>
  );
}

function Note({ note, at }: { note: NonNullable<Word["note"]>; at: string }) {
  const t = useTexts(dialogTexts);
  return (
    <article className={styles.note} data-testid={`word-note-${note.id}`}>
      <header className={styles.who}>
        <IconLock size={15} stroke={1.8} />
        <span className="op-truncate">{[t("note"), note.author].filter(Boolean).join(" · ")}</span>
        <Time at={at} />
      </header>
      <p className={styles.text}>{note.body}</p>
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
