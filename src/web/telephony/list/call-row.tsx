import {
  IconChevronDown,
  IconClock,
  IconMicrophone,
  IconMicrophoneOff,
  IconPhoneIncoming,
  IconPhoneOutgoing,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { Call } from "../../../api/telephony.ts";
import { formatLength } from "../../lib/dates.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { late } from "../../lib/late.tsx";
import { formatPhone } from "../../lib/people.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { DialButton, PhoneNumber } from "../../ui/phone-number.tsx";
import { LoadingRows } from "../../ui/states.tsx";
import { Tag } from "../../ui/tag.tsx";
import { callWord, callWordTexts, useCallReason } from "../call-words.ts";
import { playerTexts } from "../player/player-texts.ts";
import { callTexts } from "../texts.ts";
import styles from "./list.module.css";
import { listTexts } from "./list-texts.ts";

const CallDetailsPanel = late(
  () => import("./call-details.tsx").then((module) => module.CallDetailsPanel),
  <LoadingRows rows={1} height={60} />,
);

type CallRowProps = {
  call: Call;
  isOpen: boolean;
  tabbable: boolean;
  onToggle: () => void;
  onFocus: () => void;
};

/** Who, what came of it in words and by a sign, how long one waited and talked, with whom, and whether it can be heard. */
export function CallRow({ call, isOpen, tabbable, onToggle, onFocus }: CallRowProps) {
  const t = useTexts(listTexts);
  const words = useTexts(callWordTexts);
  const f = useFormat();
  const who = useWho()(call);
  const said = {
    direction: t(call.direction === "in" ? "isIn" : "isOut"),
    who,
    outcome: words(callWord(call).text),
    when: f.when(call.at),
  };
  return (
    <div role="listitem" className={styles.item} data-open={isOpen || undefined} data-testid={`call-${call.id}`}>
      <div
        className={styles.row}
        role="group"
        tabIndex={tabbable ? 0 : -1}
        aria-label={t("rowSaid", said)}
        data-row={call.id}
        onFocus={onFocus}
        onClick={(event) => {
          if (!(event.target instanceof Element && event.target.closest("a, button"))) onToggle();
        }}
      >
        <Direction call={call} />
        <Who call={call} />
        <Outcome call={call} />
        <Person call={call} />
        <Times call={call} />
        <time className={styles.when} dateTime={call.at}>
          {f.when(call.at)}
        </time>
        <div className={styles.tools}>
          <RecordingSign state={call.recording} />
          {call.number && !call.isHidden && (
            <DialButton label={t("callAgain", { who })} target={targetOf(call)} testId={`call-again-${call.id}`} />
          )}
          <button
            type="button"
            className={styles.fold}
            aria-expanded={isOpen}
            aria-label={`${t("open")}: ${who}`}
            tabIndex={-1}
            onClick={onToggle}
            data-testid={`call-open-${call.id}`}
          >
            <IconChevronDown size={18} data-open={isOpen || undefined} />
          </button>
        </div>
      </div>
      {isOpen && <CallDetailsPanel call={call} />}
    </div>
  );
}

/** The call goes to the same card. */
export const targetOf = (call: Call) => ({
  number: call.number ?? "",
  ...(call.matterId === null ? {} : { matterId: call.matterId }),
});

export function useWho(): (call: Call) => string {
  const words = useTexts(callWordTexts);
  return ({ client, number, isHidden, connectionId }) => {
    if (client) return client.name;
    if (number && !isHidden) return formatPhone(number);
    return words(connectionId === null && !isHidden ? "byHand" : "hidden");
  };
}

function Direction({ call }: { call: Call }) {
  const { tone } = callWord(call);
  const Icon = call.direction === "in" ? IconPhoneIncoming : IconPhoneOutgoing;
  return (
    <span className={styles.mark} data-tone={tone} aria-hidden>
      <Icon size={17} stroke={1.8} />
    </span>
  );
}

function Who({ call }: { call: Call }) {
  const who = useWho()(call);
  const { client, number, isHidden } = call;
  return (
    <div className={styles.who}>
      {client ? (
        <Link
          to="/clients/$clientId"
          params={{ clientId: String(client.id) }}
          search={call.matterId === null ? {} : { matter: call.matterId }}
          className={styles.name}
          tabIndex={-1}
          preload={false}
        >
          {client.name}
        </Link>
      ) : (
        <b className="op-truncate">{who}</b>
      )}
      {client && number && !isHidden && (
        <PhoneNumber phone={number} target={targetOf(call)} className={styles.phone} tabIndex={-1} />
      )}
    </div>
  );
}

function Outcome({ call }: { call: Call }) {
  const t = useTexts(listTexts);
  const words = useTexts(callWordTexts);
  const results = useTexts(callTexts);
  const reason = useCallReason();
  const { text, tone } = callWord(call);
  const second = [
    call.isLostBusy && t("lostBusy"),
    call.result && results(call.result).toLowerCase(),
    reason(call.reason),
    call.note,
  ].filter(Boolean);
  return (
    <div className={styles.outcome}>
      <span className={styles.tags}>
        <Tag tone={tone}>{words(text)}</Tag>
        {call.isUnfinished && <Tag tone="amber">{t("unfinished")}</Tag>}
      </span>
      {second.length > 0 && (
        <span className={styles.second} title={call.note || undefined}>
          {second.join(" · ")}
        </span>
      )}
    </div>
  );
}

function Person({ call: { user } }: { call: Call }) {
  const t = useTexts(listTexts);
  return (
    <div className={styles.person}>
      <Avatar name={user?.name ?? null} size={24} label="" />
      <span className={user ? "op-truncate" : styles.dim}>{user?.name ?? t("noOne")}</span>
    </div>
  );
}

function Times({ call: { talkSeconds, waitingSeconds } }: { call: Call }) {
  const t = useTexts(listTexts);
  return (
    <div className={styles.times}>
      {talkSeconds !== null && talkSeconds > 0 && <b>{formatLength(talkSeconds)}</b>}
      {waitingSeconds !== null && (
        <span className={styles.second}>{t("wait", { time: formatLength(waitingSeconds) })}</span>
      )}
    </div>
  );
}

function RecordingSign({ state }: { state: Call["recording"] }) {
  const t = useTexts(playerTexts);
  if (state === null) return <span className={styles.sign} />;
  const Icon = { waiting: IconClock, kept: IconMicrophone, missing: IconMicrophoneOff, removed: IconMicrophoneOff }[
    state
  ];
  return (
    <span className={styles.sign} data-state={state} data-tip={t(state)} role="img" aria-label={t(state)}>
      <Icon size={17} stroke={1.7} />
    </span>
  );
}
