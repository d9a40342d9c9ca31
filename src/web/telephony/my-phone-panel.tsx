import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { setMyExtension } from "../../api/telephony.ts";
import { ApiError, call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { FactList, FactRow } from "../ui/fact-row.tsx";
import { Panel } from "../ui/panel.tsx";
import { toast } from "../ui/toast-store.ts";
import { myPhoneQuery, useMyPhone } from "../ui/use-dial.ts";
import styles from "./my-phone.module.css";
import { openWebPhone } from "./open-web-phone.ts";
import { phoneTexts } from "./phone-texts.ts";

/** One's own extension: without it the line does not know whom to ring first. */
export function MyPhonePanel() {
  const t = useTexts(phoneTexts);
  const { can } = useSession();
  const phone = useMyPhone();
  const queries = useQueryClient();
  if (!can("calls.write") || !phone) return null;
  const save = async (typed: string) => {
    const extension = typed.trim() === "" ? null : typed.trim();
    try {
      await call(setMyExtension, { body: { extension } });
    } catch (error) {
      // The field itself says only that it is not saved.
      if (error instanceof ApiError && error.reason === "extension-taken") toast({ text: t("taken"), tone: "amber" });
      else if (error instanceof ApiError && error.status === 422) toast({ text: t("wrong"), tone: "amber" });
      throw error;
    }
    toast({ text: extension === null ? t("removed") : t("saved", { number: extension }) });
    await queries.invalidateQueries({ queryKey: myPhoneQuery.queryKey });
  };
  return (
    <Panel title={t("title")} testId="my-phone">
      <FactList>
        <FactRow label={t("extension")} value={phone.extension ?? ""} onSave={save} testId="my-extension" />
        {phone.connectionName && <FactRow label={t("line")}>{phone.connectionName}</FactRow>}
      </FactList>
      <p className={styles.hint}>{t(phone.connectionId === null && !phone.canCall ? "noLine" : "extensionHint")}</p>
      {phone.hasWebPhone && (
        <div className={styles.web}>
          <Button variant="default" onClick={openWebPhone} data-testid="profile-web-phone">
            {t("webPhone")}
          </Button>
          <p className={styles.hint}>{t("webPhoneHint")}</p>
        </div>
      )}
    </Panel>
  );
}
