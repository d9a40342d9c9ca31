import { Button, Textarea } from "@mantine/core";
import { IconTemplate } from "@tabler/icons-react";
import { useState, type KeyboardEvent } from "react";
import { useDraft } from "../lib/draft.ts";
import { useTexts } from "../lib/i18n.ts";
import { useUploads } from "../lib/upload.ts";
import { AttachButton, takesFiles } from "../ui/attach-button.tsx";
import { UploadChips } from "../ui/file-chips.tsx";
import { messageDraft } from "./drafts.ts";
import { slashOf, withoutSlash } from "./fill.ts";
import styles from "./message-form.module.css";
import { PartsLine } from "./parts-line.tsx";
import type { Template } from "./queries.ts";
import { TemplateList, templateListId, walkTemplates } from "./template-list.tsx";
import { messagingTexts } from "./texts.ts";
import type { Sender } from "./use-send.ts";

type FreeTextProps = {
  clientId: number;
  send: Sender;
  /** The name of the way, for screen readers, and the words of the button. */
  to: string;
  action: string;
  maxText: number;
  /** The connection that is paid by parts of a text message; null where nobody counts them. */
  partsOf?: number | null;
  /** The largest file; null where none goes. */
  maxFile: number | null;
  /** Whose templates are offered; null where there are none. */
  templatesOf: number | null;
  onTemplate: (template: Template) => void;
};

/** Own words and files: attached, dropped or pasted. */
export function FreeText(props: FreeTextProps) {
  const { clientId, send, to, action, maxText, maxFile, templatesOf, onTemplate, partsOf = null } = props;
  const t = useTexts(messagingTexts);
  const draft = useDraft(messageDraft(clientId));
  const uploads = useUploads(maxFile ?? 0);
  const [isListed, setListed] = useState(false);
  const [isHushed, setHushed] = useState(false);
  const slash = isHushed || templatesOf === null ? null : slashOf(draft.text);
  const text = draft.text.trim();
  const shows = templatesOf !== null && (isListed || slash !== null);
  const isReady = (text !== "" || uploads.ids.length > 0) && !uploads.isBusy && !uploads.hasFailed;
  const submit = () => {
    if (!isReady || send.isPending) return;
    const content = { text, ...(uploads.ids.length > 0 ? { uploadIds: uploads.ids } : {}) };
    void send.mutate(content, {
      onSuccess: () => {
        draft.clear();
        uploads.clear();
      },
    });
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
      {...(maxFile === null ? {} : takesFiles(uploads))}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Textarea
        aria-label={t("messageTo", { channel: to })}
        placeholder={t(templatesOf === null ? "placeholderPlain" : "placeholder")}
        autosize
        minRows={2}
        maxRows={12}
        maxLength={maxText}
        value={draft.text}
        aria-controls={shows ? templateListId : undefined}
        data-testid="message-text"
        onChange={(event) => {
          setHushed(false);
          draft.setText(event.currentTarget.value);
        }}
        onKeyDown={pressed}
      />
      {shows && (
        <TemplateList
          connectionId={templatesOf}
          typed={slash ?? ""}
          onChoose={(template) => {
            draft.setText(withoutSlash(draft.text));
            onTemplate(template);
          }}
        />
      )}
      <div className={styles.chips}>
        <UploadChips uploads={uploads} />
      </div>
      <div className={styles.foot}>
        {maxFile !== null && <AttachButton uploads={uploads} />}
        {templatesOf !== null && (
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
        )}
        <span className={styles.hint}>
          {draft.wasKept ? (
            t("draftKept")
          ) : partsOf !== null && text !== "" ? (
            <PartsLine clientId={clientId} connectionId={partsOf} text={text} />
          ) : text.length > maxText - 200 ? (
            t("lettersLeft", { n: maxText - text.length })
          ) : (
            <span className="op-wide-only">{t("ctrlEnter")}</span>
          )}
        </span>
        <Button type="submit" color="green" disabled={!isReady} loading={send.isPending} data-testid="message-send">
          {action}
        </Button>
      </div>
    </form>
  );
}
