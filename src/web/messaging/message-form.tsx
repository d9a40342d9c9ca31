import { IconAlertTriangle } from "@tabler/icons-react";
import { useState } from "react";
import { useTexts } from "../lib/i18n.ts";
import { EmptyState, LoadingRows, QueryState } from "../ui/states.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { AnyWay } from "./any-way.tsx";
import { ChannelLinks } from "./channel-links.tsx";
import { channelTitle } from "./fill.ts";
import { FreeText } from "./free-text.tsx";
import styles from "./message-form.module.css";
import { useDialogs, type Dialog, type Template } from "./queries.ts";
import { TemplateList } from "./template-list.tsx";
import { TemplatePreview } from "./template-preview.tsx";
import { messagingTexts } from "./texts.ts";
import { useSend } from "./use-send.ts";
import { useIsOpen, WindowLine } from "./window-line.tsx";

/** By a delivery policy: beside the connections' ids, which are numbers. */
const ANY_WAY = "policy";

type MessageFormProps = { clientId: number; matterId: number | undefined };

/** Writing to the client: by which way, whether freely, and if not, why. */
export function MessageForm({ clientId, matterId }: MessageFormProps) {
  const t = useTexts(messagingTexts);
  const dialogs = useDialogs(clientId);
  const [way, setWay] = useState<string | null>(null);
  return (
    <QueryState query={dialogs} compact loading={<LoadingRows rows={1} height={88} />}>
      {(items) => {
        const dialog =
          items.find((one) => String(one.connectionId) === way) ??
          items.find((one) => one.isOn && !one.isOptedOut && !one.isSick) ??
          items.find((one) => one.isOn && !one.isOptedOut) ??
          items[0];
        if (!dialog)
          return (
            <>
              <EmptyState compact title={t("noDialogs")} hint={t("noDialogsHint")} />
              <ChannelLinks clientId={clientId} />
            </>
          );
        return (
          <div className={styles.form}>
            {items.length > 1 && (
              <Segmented
                label={t("way")}
                value={way === ANY_WAY ? ANY_WAY : String(dialog.connectionId)}
                onChange={setWay}
                segments={[
                  ...items.map((one) => ({ value: String(one.connectionId), label: one.channelName })),
                  { value: ANY_WAY, label: t("anyWay") },
                ]}
              />
            )}
            {way === ANY_WAY ? (
              <AnyWay clientId={clientId} matterId={matterId} dialogs={items} />
            ) : (
              <Way key={dialog.connectionId} clientId={clientId} matterId={matterId} dialog={dialog} />
            )}
            <ChannelLinks clientId={clientId} />
          </div>
        );
      }}
    </QueryState>
  );
}

function Way({ dialog, ...place }: MessageFormProps & { dialog: Dialog }) {
  const t = useTexts(messagingTexts);
  const [template, setTemplate] = useState<Template | null>(null);
  const isOpen = useIsOpen(dialog.windowUntil) || !dialog.hasWindow;
  const send = useSend(place, dialog);
  const to = channelTitle(dialog.channel);
  const action = t("sendTo", { channel: to });
  const wall = wallOf(dialog);
  if (wall) return <Wall dialog={dialog} wall={wall} />;
  return (
    <>
      {dialog.isSick && (
        <p className={styles.window} data-tone="amber" role="note" data-testid="message-sick">
          <IconAlertTriangle size={16} stroke={1.8} />
          {t("sick")}
        </p>
      )}
      {dialog.hasWindow && <WindowLine windowUntil={dialog.windowUntil} />}
      {template ? (
        <TemplatePreview {...place} send={send} action={action} template={template} onClose={() => setTemplate(null)} />
      ) : isOpen ? (
        <FreeText
          clientId={place.clientId}
          send={send}
          to={to}
          action={action}
          maxText={dialog.maxText}
          partsOf={dialog.countsParts ? dialog.connectionId : null}
          maxFile={dialog.files?.maxBytes ?? null}
          templatesOf={dialog.hasWindow ? dialog.connectionId : null}
          onTemplate={setTemplate}
        />
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
