import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { cancelDocument } from "../../api/documents.ts";
import { call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { toastFault } from "../ui/fault-words.ts";
import { Dialog } from "../ui/sheet.tsx";
import { toast } from "../ui/toast-store.ts";
import { useDeed, type Paper } from "./queries.ts";
import { sendTexts } from "./send-texts.ts";
import styles from "./sheet.module.css";

const READY = ["reasonMistake", "reasonReplaced", "reasonRefused"] as const;

/** Not without a reason; the usual ones are a press away. */
export function CancelDialog({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const t = useTexts(sendTexts);
  const [reason, setReason] = useState("");
  const cancel = useDeed(paper.clientId, () =>
    call(cancelDocument, { params: { id: paper.id }, body: { reason: reason.trim() } }),
  );
  const submit = async () => {
    try {
      await cancel.mutateAsync(undefined);
      toast({ text: t("cancelDone") });
      onClose();
    } catch (error) {
      toastFault(error, t("notDone"));
    }
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t("cancelTitle")}
      testId="paper-cancel-dialog"
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {t("keep")}
          </Button>
          <Button
            color="red"
            onClick={() => void submit()}
            disabled={reason.trim() === ""}
            loading={cancel.isPending}
            data-testid="paper-cancel-go"
          >
            {t("cancelGo")}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p className={styles.hint}>{t("cancelText")}</p>
        <Textarea
          label={t("reason")}
          value={reason}
          maxLength={500}
          autosize
          minRows={2}
          data-autofocus
          onChange={(event) => setReason(event.currentTarget.value)}
          data-testid="paper-cancel-reason"
        />
        <div className={styles.ready}>
          {READY.map((key) => (
            <Button key={key} variant="default" size="compact-sm" onClick={() => setReason(t(key))}>
              {t(key)}
            </Button>
          ))}
        </div>
      </div>
    </Dialog>
  );
}
