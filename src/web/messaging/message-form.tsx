import { Button, Textarea } from "@mantine/core";
import { IconAlertTriangle, IconTemplate } from "@tabler/icons-react";
import { useState, type KeyboardEvent } from "react";
import { useDraft } from "../lib/draft.ts";
import { useTexts } from "../lib/i18n.ts";
import { EmptyState, LoadingRows, QueryState } from "../ui/states.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { channelTitle, slashOf, withoutSlash } from "./fill.ts";
import styles from "./message-form.module.css";
import { useDialogs, type Dialog, type Template } from "./queries.ts";
import { TemplateList, templateListId, walkTemplates } from "./template-list.tsx";
import { TemplatePreview } from "./template-preview.tsx";
import { messagingTexts } from "./texts.ts";
import { useSend } from "./use-send.ts";
import { useIsOpen, WindowLine } from "./window-line.tsx";
import { messageDraft } from "./drafts.ts";

type MessageFormProps = { clientId: number; matterId: number | undefined };

/** Writing to the client: by which way, whether freely, and if not, why. */
export function MessageForm({ clientId, matterId }: MessageFormProps) {
  const t = useTexts(messagingTexts);
  const dialogs = useDialogs(clientId);
  const [connectionId, setConnectionId] = useState<number | null>(null);
  return (
    <QueryState query={dialogs} compact loading={<LoadingRows rows={1} height={88} />}>
      {(items) => {
        const dialog =
          items.find((one) => one.connectionId === connectionId) ??
          items.find((one) => one.isOn && !one.isOptedOut) ??
          items[0];
        if (!dialog) return <EmptyState compact title={t("noDialogs")} hint={t("noDialogsHint")} />;
        return (
          <div className={styles.form}>
            {items.length > 1 && (
              <Segmented
                label={t("way")}
                value={String(dialog.connectionId)}
                onChange={(value) => setConnectionId(Number(value))}
                segments={items.map((one) => ({ value: String(one.connectionId), label: one.channelName }))}
              />
            )}
            <Way key={dialog.connectionId} clientId={clientId} matterId={matterId} dialog={dialog} />
          </div>
        );
      }}
    </QueryState>
  );
}

function Way({ dialog, ...place }: MessageFormProps & { dialog: Dialog }) {
  const [template, setTemplate] = useState<Template | null>(null);
  const isOpen = useIsOpen(dialog.windowUntil);
  const wall = wallOf(dialog);
  if (wall) return <Wall dialog={dialog} wall={wall} />;
  return (
    <>
      <WindowLine windowUntil={dialog.windowUntil} />
      {template ? (
        <TemplatePreview {...place} dialog={dialog} template={template} onClose={() => setTemplate(null)} />
      ) : isOpen ? (
        <FreeText {...place} dialog={dialog} onTemplate={setTemplate} />
      ) : (
        <TemplateList connectionId={dialog.connectionId} typed="" onChoose={setTemplate} />
      )}
    </>
  );
}

type Wall = "off" | "optedOut" | "badAddress";
const wallOf = (dialog: Dialog): Wall | null =>
  dialog.isOptedOut ? "optedOut" : !dialog.isOn ? "off" : dialog.failedReason !== null ? "badAddress" : null;

/** Nothing can be sent this way: why, and what to do instead. */
function Wall({ dialog, wall }: { dialog: Dialog; wall: Wall }) {
  const t = useTexts(messagingTexts);
  return (
    <div
      className={styles.wall}
      data-tone={wall === "off" ? "amber" : "red"}
      role="note"
      data-testid={`message-wall-${wall}`}
    >
      <IconAlertTriangle size={18} stroke={1.8} />
      <div>
        <b>{t(`${wall}Title`, { channel: dialog.channelName })}</b>
        <p>{t(`${wall}Hint`, { reason: dialog.failedReason ?? "" })}</p>
      </div>
    </div>
  );
}

function FreeText({
  clientId,
  matterId,
  dialog,
  onTemplate,
}: MessageFormProps & { dialog: Dialog; onTemplate: (template: Template) => void }) {
  const t = useTexts(messagingTexts);
  const draft = useDraft(messageDraft(clientId));
  const send = useSend(clientId, matterId, dialog);
  const [isListed, setListed] = useState(false);
  const [isHushed, setHushed] = useState(false);
  const slash = isHushed ? null : slashOf(draft.text);
  const text = draft.text.trim();
  const shows = isListed || slash !== null;
  const submit = () => {
    if (text !== "" && !send.isPending) send.mutate({ text }, { onSuccess: draft.clear });
  };
  const choose = (template: Template) => {
    draft.setText(withoutSlash(draft.text));
    onTemplate(template);
  };
  const pressed = (event: KeyboardEvent) => {
    if (slash !== null && walkTemplates(event)) return;
    if (event.key === "Escape" && shows) {
      setHushed(true);
      setListed(false);
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Textarea
        aria-label={t("messageTo", { channel: dialog.channelName })}
        placeholder={t("placeholder")}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={1600}
        value={draft.text}
        aria-controls={shows ? templateListId : undefined}
        data-testid="message-text"
        onChange={(event) => {
          setHushed(false);
          draft.setText(event.currentTarget.value);
        }}
        onKeyDown={pressed}
      />
      {shows && <TemplateList connectionId={dialog.connectionId} typed={slash ?? ""} onChoose={choose} />}
      <div className={styles.foot}>
        <button
          type="button"
          className={styles.link}
          aria-expanded={shows}
          onClick={() => setListed(!shows)}
          data-testid="message-templates"
        >
          <IconTemplate size={16} stroke={1.8} />
          {t("templatesButton")}
        </button>
        <span className={styles.hint}>
          {draft.wasKept ? (
            t("draftKept")
          ) : text.length > 1400 ? (
            t("lettersLeft", { n: 1600 - text.length })
          ) : (
            <span className="op-wide-only">{t("ctrlEnter")}</span>
          )}
        </span>
        <Button type="submit" color="green" disabled={text === ""} loading={send.isPending} data-testid="message-send">
          {t("sendTo", { channel: channelTitle(dialog.channel) })}
        </Button>
      </div>
    </form>
  );
}
