import { Button, Checkbox, Textarea, TextInput } from "@mantine/core";
import { IconArrowBackUp, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTexts } from "../lib/i18n.ts";
import { useUploads } from "../lib/upload.ts";
import { AttachButton, takesFiles } from "../ui/attach-button.tsx";
import { Choice } from "../ui/choice.tsx";
import { UploadChips } from "../ui/file-chips.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { EmptyState, LoadingRows, QueryState } from "../ui/states.tsx";
import { addressesIn, useLetterDraft, wrongAddress, type DraftPlace, type LetterDraft } from "./letter-draft.ts";
import styles from "./letter.module.css";
import { useMailboxes, type MailboxBrief } from "./queries.ts";
import { TemplateMenu } from "./template-menu.tsx";
import { mailTexts } from "./texts.ts";
import { useSendLetter } from "./use-send-letter.ts";

type LetterPlace = {
  place: DraftPlace;
  matterId: number | undefined;
  /** The client's own address, where the card has one. */
  to: string;
  onSent?: () => void;
};

/** Writing a letter: from which mailbox, to whom, with what. What is typed is kept on the device. */
export function LetterForm(props: LetterPlace) {
  const t = useTexts(mailTexts);
  const boxes = useMailboxes();
  return (
    <QueryState query={boxes} compact loading={<LoadingRows rows={2} height={44} />}>
      {(all) => {
        const usable = all.filter((box) => box.isOn);
        return usable.length === 0 ? (
          <EmptyState compact title={t("noMailbox")} hint={t("noMailboxHint")} />
        ) : (
          <Form {...props} boxes={usable} />
        );
      }}
    </QueryState>
  );
}

function Form({ boxes, place, matterId, to, onSent }: LetterPlace & { boxes: MailboxBrief[] }) {
  const t = useTexts(mailTexts);
  const clientId = "clientId" in place ? place.clientId : null;
  const { draft, change, clear } = useLetterDraft(place, to);
  // One that works: a stopped mailbox sends nothing.
  const own = boxes.find((box) => box.isMine && !box.needsAttention) ?? boxes.find((box) => box.forRobots) ?? boxes[0];
  const box = boxes.find((one) => one.id === draft.mailboxId) ?? own;
  const uploads = useUploads(box?.limits.bytes);
  const [signs, setSigns] = useState(true);
  const [wishesTracks, setTracks] = useState<boolean | null>(null);
  // Of one mailbox it may be allowed, of another not.
  const tracks = (box?.tracks ?? false) && (wishesTracks ?? true);
  const [isTried, setTried] = useState(false);
  const send = useSendLetter();
  const faults = faultsOf(draft, uploads.ids.length > 0, t);
  const submit = () => {
    setTried(true);
    if (Object.values(faults).some(Boolean) || uploads.isBusy || uploads.hasFailed || send.isPending) return;
    void send.mutate(
      {
        key: draft.key,
        mailboxId: box?.id ?? 0,
        to: addressesIn(draft.to),
        cc: addressesIn(draft.cc),
        subject: draft.subject.trim(),
        text: draft.text,
        uploadIds: uploads.ids,
        tracks,
        withSignature: signs,
        ...(draft.replyToId === null ? {} : { replyToId: draft.replyToId }),
        ...(clientId === null ? {} : { clientId }),
        ...(matterId === undefined ? {} : { matterId }),
      },
      {
        onSuccess: () => {
          clear();
          uploads.clear();
          setTried(false);
          onSent?.();
        },
      },
    );
  };
  return (
    <form
      className={styles.form}
      noValidate
      {...takesFiles(uploads)}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && submit()}
    >
      <ReplyLine draft={draft} onDrop={() => change({ replyToId: null, replySubject: "" })} />
      {boxes.length > 1 && (
        <Choice
          label={t("mailbox")}
          value={String(box?.id)}
          options={boxes.map((one) => ({ value: String(one.id), label: `${one.name} · ${one.address}` }))}
          onChange={(id) => change({ mailboxId: Number(id) })}
          testId="letter-mailbox"
        />
      )}
      <Addresses draft={draft} change={change} fault={isTried ? faults.to : undefined} />
      <TextInput
        label={t("subject")}
        maxLength={300}
        value={draft.subject}
        onChange={(event) => change({ subject: event.currentTarget.value })}
        data-testid="letter-subject"
      />
      <Textarea
        aria-label={t("text")}
        placeholder={t("placeholder")}
        autosize
        minRows={5}
        maxRows={18}
        maxLength={200_000}
        value={draft.text}
        error={isTried ? faults.text : undefined}
        onChange={(event) => change({ text: event.currentTarget.value })}
        data-testid="letter-text"
      />
      <UploadChips uploads={uploads} />
      {box?.signature && (
        <Checkbox
          label={t("withSignature")}
          checked={signs}
          onChange={(event) => setSigns(event.currentTarget.checked)}
        />
      )}
      {box?.tracks && (
        <Checkbox label={t("tracks")} checked={tracks} onChange={(event) => setTracks(event.currentTarget.checked)} />
      )}
      <div className={styles.foot}>
        <AttachButton uploads={uploads} />
        {clientId !== null && <TemplateMenu clientId={clientId} matterId={matterId} onFill={change} />}
        {uploads.isBusy && isTried && <span className={styles.notice}>{t("waitFiles")}</span>}
        <Button type="submit" loading={send.isPending} data-testid="letter-send">
          {t("send")}
        </Button>
      </div>
    </form>
  );
}

function ReplyLine({ draft, onDrop }: { draft: LetterDraft; onDrop: () => void }) {
  const t = useTexts(mailTexts);
  if (draft.replyToId === null) return null;
  return (
    <p className={styles.notice} data-testid="letter-reply-line">
      <IconArrowBackUp size={16} stroke={1.8} />
      <span>{t("replyingTo", { subject: draft.replySubject || t("noSubject") })}</span>
      <IconButton label={t("dropReply")} icon={<IconX size={15} />} size={28} onClick={onDrop} />
    </p>
  );
}

type AddressProps = { draft: LetterDraft; change: (part: Partial<LetterDraft>) => void; fault: string | undefined };

function Addresses({ draft, change, fault }: AddressProps) {
  const t = useTexts(mailTexts);
  const [hasCopies, setCopies] = useState(draft.cc !== "");
  const shown = hasCopies || draft.cc !== "";
  return (
    <>
      <div className={styles.pair}>
        <TextInput
          label={t("to")}
          type="text"
          inputMode="email"
          autoComplete="off"
          placeholder={t("addressHint")}
          value={draft.to}
          error={fault}
          onChange={(event) => change({ to: event.currentTarget.value })}
          data-testid="letter-to"
        />
        {!shown && (
          <Button variant="subtle" onClick={() => setCopies(true)}>
            {t("showCopies")}
          </Button>
        )}
      </div>
      {shown && (
        <TextInput
          label={t("cc")}
          inputMode="email"
          autoComplete="off"
          placeholder={t("addressHint")}
          value={draft.cc}
          onChange={(event) => change({ cc: event.currentTarget.value })}
          data-testid="letter-cc"
        />
      )}
    </>
  );
}

function faultsOf(draft: LetterDraft, hasFiles: boolean, t: ReturnType<typeof useTexts<typeof mailTexts>>) {
  const wrong = wrongAddress(draft.to) ?? wrongAddress(draft.cc);
  return {
    to: addressesIn(draft.to).length === 0 ? t("noAddress") : wrong ? t("addressWrong", { address: wrong }) : undefined,
    text: draft.text.trim() === "" && !hasFiles ? t("emptyLetter") : undefined,
  };
}
