import { Button } from "@mantine/core";
import { IconArrowLeft, IconCheck, IconClockPause, IconInfoCircle, IconRotate } from "@tabler/icons-react";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { Avatar } from "../ui/avatar.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Tag } from "../ui/tag.tsx";
import { Waits } from "./dialog-row.tsx";
import { GiveMenu } from "./give-menu.tsx";
import styles from "./head.module.css";
import type { Brief } from "./queries.ts";
import { SnoozeMenu } from "./snooze-menu.tsx";
import { dialogTexts } from "./texts.ts";
import type { Verbs } from "./use-verbs.ts";

type DialogHeadProps = {
  conversation: Brief;
  verbs: Verbs;
  onBack: () => void;
  /** Where the facts have no pane of their own. */
  onFacts: (() => void) | undefined;
};

/** Who it is, whose turn it is, and what may be done. On a phone closing stands below, far from snoozing. */
export function DialogHead({ conversation, verbs, onBack, onFacts }: DialogHeadProps) {
  const t = useTexts(dialogTexts);
  const { can } = useSession();
  const name = conversation.client?.name ?? conversation.letter?.from ?? t("letterOfNobody");
  return (
    <header className={styles.head}>
      <span className={`${styles.back} op-phone-only`}>
        <IconButton
          label={t("back")}
          size={44}
          icon={<IconArrowLeft size={20} />}
          onClick={onBack}
          testId="dialog-back"
        />
      </span>
      <span className={styles.face}>
        <Avatar name={conversation.client?.name ?? null} size={36} label="" />
      </span>
      <div className={styles.names}>
        <h2 className={styles.name}>{name}</h2>
        <Turn conversation={conversation} />
      </div>
      <div className={styles.actions}>
        {onFacts && (
          <IconButton
            label={t("about")}
            variant="outline"
            icon={<IconInfoCircle size={18} stroke={1.7} />}
            onClick={onFacts}
            testId="dialog-facts"
          />
        )}
        {can("messages.send") && <Actions conversation={conversation} verbs={verbs} />}
      </div>
    </header>
  );
}

function Turn({ conversation: { state, snoozedUntil, waitingSince, assigned } }: { conversation: Brief }) {
  const t = useTexts(dialogTexts);
  const f = useFormat();
  return (
    <div className={styles.turn}>
      {state === "snoozed" && (
        <Tag icon={<IconClockPause size={13} stroke={1.8} />}>
          {t("snoozedTill", { when: snoozedUntil ? f.when(snoozedUntil) : t("untilReply") })}
        </Tag>
      )}
      {state === "closed" && <Tag>{t("closed")}</Tag>}
      {waitingSince && state === "open" && <Waits since={waitingSince} />}
      <span className="op-truncate">{t("responsible", { name: assigned?.name ?? t("nobody").toLowerCase() })}</span>
    </div>
  );
}

function Actions({ conversation, verbs }: { conversation: Brief; verbs: Verbs }) {
  const t = useTexts(dialogTexts);
  return (
    <>
      <GiveMenu conversation={conversation} verbs={verbs} />
      <span className={styles.pair}>
        <IconButton
          label={t("snoozeUntilReply")}
          keys="S"
          variant="outline"
          icon={<IconClockPause size={18} stroke={1.7} />}
          disabled={verbs.snooze.isPending}
          onClick={() => verbs.snooze.mutate(null)}
          testId="dialog-snooze"
        />
        <SnoozeMenu onSnooze={(until) => verbs.snooze.mutate(until)} />
      </span>
      <span className="op-wide-only">
        <CloseButton conversation={conversation} verbs={verbs} />
      </span>
    </>
  );
}

export function CloseButton({ conversation, verbs, wide }: { conversation: Brief; verbs: Verbs; wide?: boolean }) {
  const t = useTexts(dialogTexts);
  if (conversation.state !== "open")
    return (
      <Button
        variant="default"
        size={wide ? "sm" : "xs"}
        fullWidth={wide ?? false}
        leftSection={<IconRotate size={17} stroke={1.7} />}
        loading={verbs.reopen.isPending}
        onClick={() => verbs.reopen.mutate()}
        data-testid={wide ? "dialog-reopen-below" : "dialog-reopen"}
      >
        {t("reopen")}
      </Button>
    );
  return (
    <Button
      variant="default"
      size={wide ? "sm" : "xs"}
      fullWidth={wide ?? false}
      leftSection={<IconCheck size={17} stroke={1.7} />}
      loading={verbs.close.isPending}
      onClick={() => verbs.close.mutate()}
      data-tip={wide ? undefined : `${t("closeDialog")} · E`}
      data-testid={wide ? "dialog-close-below" : "dialog-close"}
    >
      {t(wide ? "closeDialog" : "close")}
    </Button>
  );
}
