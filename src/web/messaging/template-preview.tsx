import { Button, TextInput } from "@mantine/core";
import { IconAlertTriangle, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTexts } from "../lib/i18n.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { LoadingRows, QueryState } from "../ui/states.tsx";
import { openGaps, piecesOf } from "./fill.ts";
import styles from "./message-form.module.css";
import { usePreview, type Preview, type Template } from "./queries.ts";
import { messagingTexts } from "./texts.ts";
import { useFieldTitle } from "./use-field-title.ts";
import type { Sender } from "./use-send.ts";

type TemplatePreviewProps = {
  clientId: number;
  matterId: number | undefined;
  send: Sender;
  /** The words of the button. */
  action: string;
  template: Template;
  onClose: () => void;
};

/** What the client will read, with the card's data in place; a missing value is named and nothing goes until it is there. */
export function TemplatePreview(props: TemplatePreviewProps) {
  const t = useTexts(messagingTexts);
  const preview = usePreview(props.clientId, props.matterId, props.template.id);
  return (
    <div className={styles.preview} data-testid="template-preview">
      <div className={styles.head}>
        <span>
          {t("template")} <b>«{props.template.name}»</b>
        </span>
        <IconButton
          label={t("dropTemplate")}
          icon={<IconX size={17} />}
          size={30}
          onClick={props.onClose}
          testId="template-drop"
        />
      </div>
      <QueryState query={preview} compact loading={<LoadingRows rows={1} height={64} />}>
        {(data) => <Filled {...props} preview={data} />}
      </QueryState>
    </div>
  );
}

function Filled({ send, action, template, preview, onClose }: TemplatePreviewProps & { preview: Preview }) {
  const t = useTexts(messagingTexts);
  const fieldTitle = useFieldTitle();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const gaps = openGaps(preview.missing, typed);
  const gapTitle = (text: string) =>
    fieldTitle(preview.missing.find((gap) => text === `{{${gap.index}}}`)?.field ?? text);
  const go = () => {
    if (gaps.length > 0 || send.isPending) return;
    const variables = Object.fromEntries(
      preview.missing.map(({ index }) => [String(index), (typed[String(index)] ?? "").trim()]),
    );
    void send.mutate({ templateId: template.id, variables }, { onSuccess: onClose });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <p className={styles.bubble} data-testid="template-text">
        {piecesOf(template, preview, typed).map((piece, place) =>
          piece.kind === "plain" ? (
            piece.text
          ) : (
            <mark key={place} data-kind={piece.kind}>
              {piece.kind === "gap" ? gapTitle(piece.text) : piece.text}
            </mark>
          ),
        )}
      </p>
      {preview.missing.length > 0 && (
        <div className={styles.gaps}>
          {gaps.length > 0 && (
            <p className={styles.gapsTitle} role="status" data-testid="template-missing">
              <IconAlertTriangle size={16} />
              {t("missing", { names: gaps.map((gap) => fieldTitle(gap.field)).join(", ") })}
            </p>
          )}
          {preview.missing.map((gap, place) => (
            <TextInput
              key={gap.index}
              size="sm"
              label={fieldTitle(gap.field)}
              maxLength={300}
              autoFocus={place === 0}
              value={typed[String(gap.index)] ?? ""}
              onChange={(event) => setTyped({ ...typed, [gap.index]: event.currentTarget.value })}
              data-testid={`template-variable-${gap.index}`}
            />
          ))}
        </div>
      )}
      <div className={styles.foot}>
        <span className={styles.hint}>{t("templateHint")}</span>
        <Button
          type="submit"
          color="green"
          disabled={gaps.length > 0}
          loading={send.isPending}
          autoFocus={preview.missing.length === 0}
          data-testid="message-send"
        >
          {action}
        </Button>
      </div>
    </form>
  );
}
