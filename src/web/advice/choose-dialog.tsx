import { Button, Textarea } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { routes, type Advice, type Route } from "../../api/advice.ts";
import { useTexts } from "../lib/i18n.ts";
import { useSession } from "../lib/session.ts";
import { Choice } from "../ui/choice.tsx";
import { Dialog } from "../ui/sheet.tsx";
import styles from "./advice.module.css";
import { useRecord } from "./queries.ts";
import { adviceTexts, routeTexts } from "./texts.ts";

type ChooseProps = { matterId: number; advice: Advice; onClose: () => void };

/** The lawyer's own word: which way and why. Today's judgement is kept with it. */
export function ChooseDialog({ matterId, advice, onClose }: ChooseProps) {
  const t = useTexts(adviceTexts);
  const names = useTexts(routeTexts);
  const { can } = useSession();
  const [route, setRoute] = useState<Route>(advice.ways.find(({ answer }) => answer === "yes")?.route ?? "none");
  const [reason, setReason] = useState("");
  const record = useRecord(matterId, onClose);
  const isFlagged = advice.flags.some(({ answer }) => answer === "yes");
  const fits = advice.ways.find((way) => way.route === route)?.answer === "yes";
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (reason.trim() !== "" && !record.isPending) record.mutate({ route, reason: reason.trim() });
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t("chooseTitle")}
      size={460}
      testId="advice-choose"
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button
            onClick={() => submit()}
            disabled={reason.trim() === ""}
            loading={record.isPending}
            data-testid="advice-save"
          >
            {t("save")}
          </Button>
        </>
      }
    >
      <form className={styles.form} onSubmit={submit}>
        <Choice
          label={t("route")}
          value={route}
          options={routes.map((one) => ({ value: one, label: names(one) }))}
          onChange={setRoute}
          hint={fits ? undefined : t("notYes")}
          testId="advice-route"
        />
        <Textarea
          label={t("reason")}
          description={t("reasonHint")}
          required
          rows={4}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-autofocus
          data-testid="advice-reason"
        />
        {isFlagged && !can("matters.pass-gaps") && <p className={styles.warning}>{t("needsHeadHint")}</p>}
      </form>
    </Dialog>
  );
}
