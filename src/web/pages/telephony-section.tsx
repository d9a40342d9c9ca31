import { TelephonySettings } from "../settings/telephony/telephony-settings.tsx";
import { useTexts } from "../lib/i18n.ts";
import { VaultReport } from "../telephony/vault/vault-report.tsx";
import { vaultTexts } from "../telephony/vault/vault-texts.ts";
import { Panel } from "../ui/panel.tsx";

/** The line among the settings, with its reconciliation: two slices meet here. */
export function TelephonySection() {
  const t = useTexts(vaultTexts);
  return (
    <TelephonySettings
      vault={
        <Panel title={t("vault")}>
          <VaultReport />
        </Panel>
      }
    />
  );
}
