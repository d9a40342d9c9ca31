import { Progress } from "@mantine/core";
import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconPencil,
  IconPlayerPause,
  IconPlugX,
  IconRefresh,
} from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { checkMailbox, removeMailbox, updateMailbox } from "../../../api/mailboxes.ts";
import { call } from "../../lib/api.ts";
import { useColleagues } from "../../lib/colleagues.ts";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { confirm } from "../../ui/confirm.tsx";
import { FactList, FactRow } from "../../ui/fact-row.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Switch } from "../../ui/switch.tsx";
import { Tag } from "../../ui/tag.tsx";
import { toast, toastError } from "../../ui/toast-store.ts";
import { ToolRow } from "../../ui/tool-row.tsx";
import type { Tone } from "../../ui/tone.ts";
import styles from "../settings.module.css";
import { settingsTexts } from "../texts.ts";
import { useErrorWords } from "./error-words.ts";
import type { Mailbox } from "./model.ts";
import { mailSettingsTexts } from "./texts.ts";

/** One mailbox: state, last exchange, last error in words, what it holds. */
export function MailboxPanel({ box, onEdit }: { box: Mailbox; onEdit: () => void }) {
  const t = useTexts(mailSettingsTexts);
  const act = useMailboxActions(box);
  return (
    <Panel title={box.name} aside={<PhaseTag box={box} />} testId={`mailbox-${box.id}`}>
      {box.progress && <ImportProgress progress={box.progress} />}
      {box.toRead > 0 && <ToRead letters={box.toRead} />}
      <Facts box={box} />
      <ToolRow
        tools={[
          {
            text: t("check"),
            icon: IconRefresh,
            isBusy: act.check.isPending,
            onClick: () => act.check.mutate(),
            testId: `mailbox-check-${box.id}`,
          },
          { text: t("edit"), icon: IconPencil, onClick: onEdit, testId: `mailbox-edit-${box.id}` },
          { text: t("remove"), icon: IconPlugX, look: "danger", onClick: act.remove },
        ]}
      />
      <div className={styles.actions}>
        <Switch
          label={t("isOn")}
          hint={t("isOnHint")}
          checked={box.isOn}
          onChange={(isOn) => void act.change({ isOn })}
          testId={`mailbox-on-${box.id}`}
        />
        <Switch
          label={t("forRobots")}
          hint={t("forRobotsHint")}
          checked={box.forRobots}
          onChange={(forRobots) => void act.change({ forRobots })}
          testId={`mailbox-robots-${box.id}`}
        />
      </div>
    </Panel>
  );
}

function ImportProgress({ progress: { done, total } }: { progress: { done: number; total: number } }) {
  const t = useTexts(mailSettingsTexts);
  const f = useFormat();
  const words = t("progress", { done: f.number(done), total: f.number(total) });
  return (
    <div>
      <p className={styles.hint}>{words}</p>
      <Progress value={total === 0 ? 0 : (done / total) * 100} aria-label={words} />
    </div>
  );
}

function ToRead({ letters }: { letters: number }) {
  const t = useTexts(mailSettingsTexts);
  const f = useFormat();
  return <p className={styles.hint}>{t("to_read", { left: f.number(letters) })}</p>;
}

function Facts({ box }: { box: Mailbox }) {
  const t = useTexts(mailSettingsTexts);
  const f = useFormat();
  const words = useErrorWords();
  const owner = useColleagues().data?.find((one) => one.id === box.ownerId);
  const error = box.lastError;
  const isBad = box.phase === "failing" || box.phase === "stopped";
  return (
    <FactList>
      <FactRow label={t("address")}>{box.address}</FactRow>
      <FactRow label={t("whose")}>
        {box.kind === "shared" ? t("shared") : t("personal", { name: owner?.name ?? "" })}
      </FactRow>
      <FactRow label={t("lastSuccess")}>{box.lastSuccessAt ? f.when(box.lastSuccessAt) : t("never")}</FactRow>
      <FactRow label={t("lastError")}>
        {error ? (
          <span className={isBad ? styles.danger : undefined} title={error.text}>
            {t("errorAt", { when: f.when(error.at), text: words(error) })}
          </span>
        ) : (
          t("noError")
        )}
      </FactRow>
      <FactRow label={t("servers")}>
        <span className={styles.code}>
          {box.imap.host}:{box.imap.port} · {box.smtp.host}:{box.smtp.port}
        </span>
      </FactRow>
      <FactRow label={t("letters")}>{f.number(box.letters)}</FactRow>
      {box.folders.length > 0 && (
        <FactRow label={t("folders")}>
          {box.folders.map((folder) => t("folder", { path: folder.path, n: folder.letters })).join(" · ")}
        </FactRow>
      )}
    </FactList>
  );
}

const phases: Record<Mailbox["phase"], [Tone, typeof IconCheck]> = {
  off: ["hollow", IconPlayerPause],
  waiting: ["gray", IconClock],
  connecting: ["gray", IconClock],
  importing: ["blue", IconClock],
  well: ["green", IconCheck],
  failing: ["amber", IconAlertTriangle],
  stopped: ["red", IconAlertTriangle],
};

function PhaseTag({ box }: { box: Mailbox }) {
  const t = useTexts(mailSettingsTexts);
  const [tone, Sign] = phases[box.phase];
  return (
    <Tag tone={tone} icon={<Sign size={14} />}>
      {t(`phase_${box.phase}`)}
    </Tag>
  );
}

function useMailboxActions(box: Mailbox) {
  const t = useTexts(mailSettingsTexts);
  const s = useTexts(settingsTexts);
  const words = useErrorWords();
  const queries = useQueryClient();
  const params = { id: box.id };
  const refetch = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ["mailbox-settings"] }),
      queries.invalidateQueries({ queryKey: ["mailboxes"] }),
    ]);
  const change = async (body: { isOn?: boolean; forRobots?: boolean }) => {
    try {
      await call(updateMailbox, { params, body });
      toast({ text: t("saved", { name: box.name }) });
    } catch (error) {
      toastError(error, s("notSaved"));
    }
    await refetch();
  };
  const check = useMutation({
    mutationFn: () => call(checkMailbox, { params }),
    onSuccess: (now) => {
      const isGood = now.phase !== "failing" && now.phase !== "stopped";
      toast(
        isGood
          ? { text: t("checked", { name: now.name }), tone: "green" }
          : {
              text: t("checkFailed", { name: now.name }),
              detail: now.lastError ? words(now.lastError) : "",
              tone: "red",
            },
      );
    },
    onError: (error) => toastError(error),
    onSettled: refetch,
  });
  const remove = async () => {
    const isSure = await confirm({
      title: t("removeAsk", { name: box.name }),
      text: t("removeHint"),
      action: t("remove"),
      danger: true,
    });
    if (!isSure) return;
    try {
      await call(removeMailbox, { params });
      toast({ text: t("removed", { name: box.name }) });
    } catch (error) {
      toastError(error, s("notSaved"));
    }
    await refetch();
  };
  return { change, check, remove: () => void remove() };
}
