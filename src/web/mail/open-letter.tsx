import { Button } from "@mantine/core";
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowBackUpDouble,
  IconDots,
  IconDownload,
  IconTrash,
} from "@tabler/icons-react";
import { cancelLetter, getLetterFile, getRawLetter, removeLetter, resendLetter } from "../../api/mail.ts";
import { call, urlOf } from "../lib/api.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { newKey } from "../lib/new-key.ts";
import { useSession } from "../lib/session.ts";
import { ActionMenu, type MenuEntry } from "../ui/action-menu.tsx";
import { confirm } from "../ui/confirm.tsx";
import { FileChips } from "../ui/file-chips.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { LoadingRows, QueryState } from "../ui/states.tsx";
import { toast, toastError } from "../ui/toast-store.ts";
import { LetterBody } from "./letter-body.tsx";
import styles from "./letter.module.css";
import { useLetter, useLetterChanged, type Letter } from "./queries.ts";
import { mailTexts } from "./texts.ts";

type Reply = ((letter: Letter, toAll: boolean) => void) | undefined;

export function OpenLetter({ id, onReply }: { id: number; onReply: Reply }) {
  const query = useLetter(id, true);
  return (
    <QueryState query={query} compact loading={<LoadingRows rows={2} height={40} />}>
      {(letter) => <Inside letter={letter} onReply={onReply} />}
    </QueryState>
  );
}

function Inside({ letter, onReply }: { letter: Letter; onReply: Reply }) {
  const t = useTexts(mailTexts);
  const files = letter.attachments.filter((file) => !file.isInline);
  return (
    <>
      <Heads letter={letter} />
      <Warnings letter={letter} />
      {!letter.isTooLarge && <LetterBody letter={letter} />}
      <FileChips
        label={t("files")}
        files={files.map((file) => ({
          ...file,
          key: file.n,
          href: urlOf(getLetterFile.path, { id: letter.id, n: file.n }),
        }))}
      />
      <Actions letter={letter} onReply={onReply} />
    </>
  );
}

function Heads({ letter }: { letter: Letter }) {
  const t = useTexts(mailTexts);
  const rows = [
    ["from", [letter.from]],
    ["to", letter.to],
    ["cc", letter.cc],
    ["bcc", letter.bcc],
  ] as const;
  return (
    <dl className={styles.facts}>
      {rows
        .filter(([, people]) => people.length > 0)
        .map(([key, people]) => (
          <div key={key} style={{ display: "contents" }}>
            <dt>{t(key)}</dt>
            <dd>{people.map((one) => (one.name ? `${one.name} <${one.address}>` : one.address)).join(", ")}</dd>
          </div>
        ))}
    </dl>
  );
}

/** What must be known before the letter is believed or answered. */
function Warnings({ letter }: { letter: Letter }) {
  const t = useTexts(mailTexts);
  const f = useFormat();
  const isDoubtful = letter.checks !== null && Object.values(letter.checks).includes("fail");
  const refused = letter.recipients.filter((one) => one.state === "refused");
  const followed = letter.links.find((link) => link.followedAt !== null);
  const lines: [tone: "red" | "amber" | "plain", text: string][] = [];
  if (isDoubtful) lines.push(["amber", t("checksFailed")]);
  if (letter.isTooLarge) lines.push(["amber", t("tooLarge")]);
  if (letter.isGone) lines.push(["plain", t("gone")]);
  if (letter.isSubjectChanged) lines.push(["plain", t("subjectChanged")]);
  if (letter.state === "unknown") lines.push(["amber", t("unknownHint")]);
  // What each address was told says more.
  if (letter.errorText && letter.state === "failed" && refused.length === 0) lines.push(["red", letter.errorText]);
  for (const one of refused) lines.push(["red", t("recipientRefused", { address: one.address, text: one.text })]);
  if (letter.openedAt) lines.push(["plain", t("opened", { when: f.when(letter.openedAt) })]);
  if (followed?.followedAt) lines.push(["plain", t("followed", { when: f.when(followed.followedAt) })]);
  return lines.map(([tone, text]) => (
    <p key={text} className={styles.notice} data-tone={tone} role="note">
      {tone !== "plain" && <IconAlertTriangle size={16} stroke={1.8} />}
      <span>{text}</span>
    </p>
  ));
}

function Actions({ letter, onReply }: { letter: Letter; onReply: Reply }) {
  const t = useTexts(mailTexts);
  const { can } = useSession();
  const act = useActions(letter);
  const entries = useEntries(letter, act.remove);
  if (!can("letters.send")) return null;
  const isOnlyOne = letter.reply.to.length + letter.reply.cc.length < 2;
  return (
    <div className={styles.actions}>
      {onReply && (
        <Button
          variant="light"
          size="compact-md"
          leftSection={<IconArrowBackUp size={16} />}
          onClick={() => onReply(letter, false)}
          data-testid={`letter-reply-${letter.id}`}
        >
          {t("reply")}
        </Button>
      )}
      {onReply && !isOnlyOne && (
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconArrowBackUpDouble size={16} />}
          onClick={() => onReply(letter, true)}
        >
          {t("replyAll")}
        </Button>
      )}
      {letter.canResend && (
        <Button variant="default" size="compact-md" onClick={act.resend} data-testid={`letter-resend-${letter.id}`}>
          {t("resend")}
        </Button>
      )}
      {letter.canCancel && (
        <Button variant="default" size="compact-md" onClick={act.cancel}>
          {t("cancelLetter")}
        </Button>
      )}
      <ActionMenu
        label={t("more")}
        button={(props) => <IconButton label={t("more")} icon={<IconDots size={18} />} {...props} />}
        entries={entries}
      />
    </div>
  );
}

function useEntries(letter: Letter, onRemove: () => void): MenuEntry[] {
  const t = useTexts(mailTexts);
  const { can } = useSession();
  const raw = urlOf(getRawLetter.path, { id: letter.id });
  return [
    ...(can("audit.read")
      ? [
          {
            id: "raw",
            label: t("download"),
            icon: <IconDownload size={16} />,
            onSelect: () => window.open(raw, "_blank"),
          },
        ]
      : []),
    { id: "remove", label: t("remove"), icon: <IconTrash size={16} />, danger: true, onSelect: onRemove },
  ];
}

function useActions(letter: Letter) {
  const t = useTexts(mailTexts);
  const changed = useLetterChanged();
  const params = { id: letter.id };
  const act = async (work: () => Promise<unknown>, done: string) => {
    try {
      await work();
      toast({ text: done, tone: "green" });
    } catch (error) {
      toastError(error, t("notDone"));
    } finally {
      await changed(letter);
    }
  };
  const remove = async () => {
    const isSure = await confirm({ title: t("removeAsk"), text: t("removeHint"), action: t("remove"), danger: true });
    if (isSure) await act(() => call(removeLetter, { params }), t("removed"));
  };
  return {
    resend: () => void act(() => call(resendLetter, { params, body: { key: newKey() } }), t("resent")),
    cancel: () => void act(() => call(cancelLetter, { params }), t("cancelled")),
    remove: () => void remove(),
  };
}
