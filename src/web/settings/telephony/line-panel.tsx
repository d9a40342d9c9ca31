import {
  IconAlertTriangle,
  IconCheck,
  IconPencil,
  IconPlayerPause,
  IconRefresh,
  IconWebhook,
} from "@tabler/icons-react";
import { useFormat } from "../../lib/format.ts";
import { useTexts } from "../../lib/i18n.ts";
import { useReason } from "../../lib/reason-words.ts";
import { FactList, FactRow } from "../../ui/fact-row.tsx";
import { Panel } from "../../ui/panel.tsx";
import { Switch } from "../../ui/switch.tsx";
import { Tag } from "../../ui/tag.tsx";
import { ToolRow } from "../../ui/tool-row.tsx";
import { connectionState } from "../connections/connection-state.ts";
import { CopyText } from "../copy-text.tsx";
import styles from "../settings.module.css";
import type { PhoneConnection } from "./model.ts";
import { telephonyTexts } from "./texts.ts";
import { useLineActions } from "./use-line-actions.ts";

type LinePanelProps = { line: PhoneConnection; onEdit: () => void };

/** One account: its health in words, what it knows of us, where its events come. */
export function LinePanel({ line, onEdit }: LinePanelProps) {
  const t = useTexts(telephonyTexts);
  const actions = useLineActions(line);
  return (
    <Panel title={line.name} aside={<StateTag line={line} />} testId={`line-${line.id}`}>
      <FactList>
        <Health line={line} />
        <Account line={line} />
        <FactRow label={t("hookUrl")}>
          <CopyText text={line.hookUrl} what={t("hookUrl")} testId={`line-hook-${line.id}`} />
        </FactRow>
        <FactRow label={t("hookAddresses")}>
          {line.hookAddresses.length === 0 ? t("anyAddress") : line.hookAddresses.join(", ")}
        </FactRow>
        <FactRow label={t("keepYears")}>{t("years", { n: line.keepYears })}</FactRow>
        <FactRow label={t("webPhone")}>{line.isWebPhoneOn ? line.webPhoneHost : t("webPhoneOff")}</FactRow>
      </FactList>
      <p className={styles.below}>{t("hookHint")}</p>
      <ToolRow
        tools={[
          {
            text: t("check"),
            icon: IconRefresh,
            isBusy: actions.check.isPending,
            onClick: () => actions.check.mutate(),
            testId: `line-check-${line.id}`,
          },
          {
            text: t("install"),
            icon: IconWebhook,
            isBusy: actions.install.isPending,
            onClick: () => actions.install.mutate(),
            testId: `line-install-${line.id}`,
          },
          { text: t("edit"), icon: IconPencil, onClick: onEdit, testId: `line-edit-${line.id}` },
          {
            text: t("rotate"),
            look: "danger",
            onClick: () => void actions.rotate(),
            testId: `line-rotate-${line.id}`,
          },
        ]}
      />
      <div className={styles.actions}>
        <Switch
          label={t("isOn")}
          hint={t("isOnHint")}
          checked={line.isOn}
          onChange={(isOn) => void actions.turn(isOn)}
          testId={`line-on-${line.id}`}
        />
      </div>
    </Panel>
  );
}

function Health({ line }: { line: PhoneConnection }) {
  const t = useTexts(telephonyTexts);
  const f = useFormat();
  const reason = useReason();
  return (
    <>
      <FactRow label={t("lastSuccess")}>{line.lastSuccessAt ? f.when(line.lastSuccessAt) : t("never")}</FactRow>
      <FactRow label={t("lastHook")}>{line.lastHookAt ? f.when(line.lastHookAt) : t("never")}</FactRow>
      <FactRow label={t("lastError")}>
        {line.lastError ? (
          <span className={connectionState(line) === "fails" ? styles.danger : undefined}>
            {[line.lastErrorAt && f.when(line.lastErrorAt), errorWords(line.lastError, reason)]
              .filter(Boolean)
              .join(": ")}
          </span>
        ) : (
          t("noError")
        )}
      </FactRow>
      {line.balanceText && <FactRow label={t("balance")}>{line.balanceText}</FactRow>}
    </>
  );
}

/** A code of ours has words; the partner's own sentence is shown as it came. */
const errorWords = (error: string, reason: (code: string) => string): string =>
  /^[a-z]+(-[a-z]+)*$/.test(error) ? reason(error) : error;

function Account({ line }: { line: PhoneConnection }) {
  const t = useTexts(telephonyTexts);
  return (
    <>
      <FactRow label={t("apiKey")}>
        <span className={styles.code}>{line.apiKey}</span>
      </FactRow>
      <FactRow label={t("secret")}>{t(line.hasSecret ? "hasSecret" : "noSecret")}</FactRow>
      <FactRow label={t("base")}>
        <span className={styles.code}>{line.baseUrl}</span>
        {line.hasCaFile && ` · ${t("ownCa")}`}
      </FactRow>
      <FactRow label={t("zone")}>
        {line.zone ?? (line.accountZone ? t("zoneOfAccount", { zone: line.accountZone }) : t("zoneUnknown"))}
      </FactRow>
      <FactRow label={t("scenario")}>{line.defaultScenario ?? t("scenarioOwn")}</FactRow>
      <FactRow label={t("pbxExtensions")}>
        {line.extensions.length === 0 ? t("extensionsUnread") : line.extensions.join(", ")}
      </FactRow>
    </>
  );
}

function StateTag({ line }: { line: PhoneConnection }) {
  const t = useTexts(telephonyTexts);
  const state = connectionState(line);
  const look = {
    off: { tone: "hollow", icon: <IconPlayerPause size={14} /> },
    fails: { tone: "red", icon: <IconAlertTriangle size={14} /> },
    works: { tone: "green", icon: <IconCheck size={14} /> },
    unknown: { tone: "gray", icon: null },
  } as const;
  return (
    <Tag tone={look[state].tone} icon={look[state].icon}>
      {t(state)}
    </Tag>
  );
}
