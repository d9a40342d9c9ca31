import {
  IconAlertTriangle,
  IconBellRinging,
  IconCheck,
  IconPencil,
  IconPlayerPause,
  IconRefresh,
} from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { checkConnection, subscribeConnection, updateConnection } from "../../../api/connections.ts";
import { call } from "../../lib/api.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useLocale } from "../../lib/locale.ts";
import { FactList, FactRow } from "../../ui/fact-row.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Switch } from "../../ui/switch.tsx";
import { Tag } from "../../ui/tag.tsx";
import { ToolRow } from "../../ui/tool-row.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import { CopyText } from "../copy-text.tsx";
import styles from "../settings.module.css";
import { settingsTexts } from "../texts.ts";
import type { Connection } from "./model.ts";
import { connectionState } from "./connection-state.ts";
import { connectionsTexts } from "./connections-texts.ts";

/** State, last success, last error in words, addresses for the partner's console. */
export function ConnectionPanel({ connection, onEdit }: { connection: Connection; onEdit: () => void }) {
  const t = useTexts(connectionsTexts);
  const f = useFormat();
  const locale = useLocale();
  const lastError = (locale === "en" ? connection.lastErrorWordsEn : connection.lastErrorWords) ?? connection.lastError;
  const { turn, check, subscribe } = useConnectionActions(connection);
  // It follows a mailbox of the mail, where its account is kept.
  const isMailbox = connection.kind === "mailbox";
  const isMail = connection.kind === "smtp" || isMailbox;
  const isBot = connection.subscription !== null;
  return (
    <Panel title={connection.name} aside={<StateTag connection={connection} />} testId={`connection-${connection.id}`}>
      <FactList>
        <FactRow label={t("kind-label")}>{t(`kind-${connection.kind}`)}</FactRow>
        <FactRow label={t("lastSuccess")}>
          {connection.lastSuccessAt ? f.when(connection.lastSuccessAt) : t("never")}
        </FactRow>
        <FactRow label={t("lastError")}>
          {lastError ? (
            <span className={connectionState(connection) === "fails" ? styles.danger : undefined}>
              {connection.lastErrorAt
                ? t("errorAt", { when: f.when(connection.lastErrorAt), text: lastError })
                : lastError}
            </span>
          ) : (
            t("noError")
          )}
        </FactRow>
        {connection.sickAt !== null && (
          <FactRow label={t("sick")}>
            <span className={styles.danger}>{t("sickSince", { when: f.when(connection.sickAt) })}</span>
          </FactRow>
        )}
        {connection.inboundCheckedAt !== null && (
          <FactRow label={t("inboundCheck")}>
            {t("inboundChecked", { when: f.when(connection.inboundCheckedAt), n: connection.inboundDifference })}
          </FactRow>
        )}
        {connection.kind === "twilio" && (
          <FactRow label={t("templatesRead")}>
            {connection.templatesReadAt ? f.when(connection.templatesReadAt) : t("never")}
          </FactRow>
        )}
        {connection.handle !== null && (
          <FactRow label={t("handle")}>
            <CopyText text={connection.handle} what={t("handle")} />
          </FactRow>
        )}
        {connection.sender !== "" && <FactRow label={t(isMail ? "mailSender" : "sender")}>{connection.sender}</FactRow>}
        {connection.accountSid !== "" && (
          <FactRow label={t(isMail || connection.kind === "smsc" ? "login" : "account")}>
            <span className={styles.code}>{connection.accountSid}</span>
          </FactRow>
        )}
        {!isMailbox && (
          <>
            <FactRow label={t(`secret-${connection.kind}`)}>
              {t(connection.hasSecret ? "hasSecret" : "noSecret")}
            </FactRow>
            <FactRow label={t(isMail ? "mailBase" : "base")}>
              <span className={styles.code}>{connection.baseUrl}</span>
            </FactRow>
          </>
        )}
        {connection.caSubjects.length > 0 && (
          <FactRow label={t("caLabel")}>
            {connection.caSubjects.map(({ name, until }) => t("caUntil", { name, until: f.date(until) })).join("; ")}
          </FactRow>
        )}
        <HookRows connection={connection} />
      </FactList>
      {isMailbox && <p className={styles.below}>{t("mailboxHint")}</p>}
      {!isMail && !isBot && (
        <p className={styles.below}>{t(connection.kind === "smsc" ? "smscHooksHint" : "hooksHint")}</p>
      )}
      <ToolRow
        tools={[
          {
            text: t("check"),
            icon: IconRefresh,
            isBusy: check.isPending,
            onClick: () => check.mutate(),
            testId: `connection-check-${connection.id}`,
          },
          ...(isBot
            ? [
                {
                  text: t("subscribe"),
                  icon: IconBellRinging,
                  look: connection.subscription?.isOn === true ? undefined : ("wanted" as const),
                  isBusy: subscribe.isPending,
                  onClick: () => subscribe.mutate(),
                  testId: `connection-subscribe-${connection.id}`,
                },
              ]
            : []),
          ...(isMailbox
            ? []
            : [{ text: t("edit"), icon: IconPencil, onClick: onEdit, testId: `connection-edit-${connection.id}` }]),
        ]}
      />
      {!isMailbox && (
        <div className={styles.actions}>
          <Switch
            label={t("isOn")}
            hint={t("isOnHint")}
            checked={connection.isOn}
            onChange={(isOn) => void turn(isOn)}
            testId={`connection-on-${connection.id}`}
          />
        </div>
      )}
    </Panel>
  );
}

function useConnectionActions(connection: Connection) {
  const t = useTexts(connectionsTexts);
  const s = useTexts(settingsTexts);
  const client = useQueryClient();
  const refetch = () => client.invalidateQueries({ queryKey: ["connections"] });
  const put = (isOn: boolean) =>
    call(updateConnection, { params: { id: connection.id }, body: { isOn } }).then(refetch);
  const turn = async (isOn: boolean) => {
    try {
      await put(isOn);
      toast({ text: t(isOn ? "turnedOn" : "turnedOff", { name: connection.name }), undo: () => put(!isOn) });
    } catch (error) {
      toastError(error, s("notSaved"));
    }
  };
  const check = useMutation({
    mutationFn: () => call(checkConnection, { params: { id: connection.id } }),
    onSuccess: (now) => {
      const isGood = connectionState(now) !== "fails";
      toast(
        isGood
          ? { text: t("checked", { name: now.name }), tone: "green" }
          : { text: t("checkFailed", { name: now.name }), detail: now.lastError ?? "", tone: "red" },
      );
    },
    onError: (error) => toastError(error),
    onSettled: () => Promise.all([refetch(), client.invalidateQueries({ queryKey: ["message-templates"] })]),
  });
  const subscribe = useMutation({
    mutationFn: () => call(subscribeConnection, { params: { id: connection.id } }),
    onSuccess: (now) =>
      toast(
        now.subscription?.isOn === true
          ? { text: t("subscribed", { name: now.name }), tone: "green" }
          : { text: t("checkFailed", { name: now.name }), detail: now.lastError ?? "", tone: "red" },
      ),
    onError: (error) => toastError(error),
    onSettled: refetch,
  });
  return { turn, check, subscribe };
}

/** Where the partner calls, and whether it does. */
function HookRows({ connection }: { connection: Connection }) {
  const t = useTexts(connectionsTexts);
  const f = useFormat();
  const { kind, subscription, statusUrl, inboundUrl } = connection;
  if (kind === "smtp" || kind === "mailbox") return null;
  if (subscription === null)
    return (
      <>
        <FactRow label={t("statusUrl")}>
          <CopyText text={statusUrl} what={t("statusUrl")} />
        </FactRow>
        <FactRow label={t("inboundUrl")}>
          <CopyText text={inboundUrl} what={t("inboundUrl")} />
        </FactRow>
      </>
    );
  return (
    <>
      <FactRow label={t("hooks")}>
        {subscription.isOn === null ? (
          t("hooksNever")
        ) : subscription.isOn && subscription.checkedAt !== null ? (
          t("hooksOn", { when: f.when(subscription.checkedAt) })
        ) : (
          <span className={styles.danger}>{t("hooksOff")}</span>
        )}
      </FactRow>
      <FactRow label={t("hookUrl")}>
        <CopyText text={statusUrl} what={t("hookUrl")} />
      </FactRow>
    </>
  );
}

function StateTag({ connection }: { connection: Connection }) {
  const t = useTexts(connectionsTexts);
  const state = connectionState(connection);
  if (state === "off")
    return (
      <Tag tone="hollow" icon={<IconPlayerPause size={14} />}>
        {t("off")}
      </Tag>
    );
  if (state === "fails")
    return (
      <Tag tone="red" icon={<IconAlertTriangle size={14} />}>
        {t("fails")}
      </Tag>
    );
  return state === "works" ? (
    <Tag tone="green" icon={<IconCheck size={14} />}>
      {t("works")}
    </Tag>
  ) : (
    <Tag tone="gray">{t("unknown")}</Tag>
  );
}
