import { Button, TextInput } from "@mantine/core";
import { IconFile, IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { signByScan } from "../../api/documents.ts";
import { ApiError, call } from "../lib/api.ts";
import { dayOf } from "../lib/dates.ts";
import { useFormat } from "../lib/format.ts";
import { useTexts } from "../lib/i18n.ts";
import { bringFile, pickOne } from "../lib/pick-file.ts";
import { faultWords } from "../ui/fault-words.ts";
import { Dialog } from "../ui/sheet.tsx";
import { toast } from "../ui/toast-store.ts";
import { useDeed, type Paper } from "./queries.ts";
import { sendTexts } from "./send-texts.ts";
import styles from "./sheet.module.css";

type ScanProps = { paper: Paper; onClose: () => void; onDone: () => void };

/** A paper signed by hand: the scan is the evidence. */
export function ScanDialog({ paper, onClose, onDone }: ScanProps) {
  const t = useTexts(sendTexts);
  const f = useFormat();
  const today = dayOf(f.context.now, f.context.zone);
  const [file, setFile] = useState<File | null>(null);
  const [signedOn, setSignedOn] = useState(today);
  const [problem, setProblem] = useState<string | null>(null);
  const sign = useDeed(paper.clientId, async (scan: File) => {
    const uploadId = await bringFile(scan);
    return call(signByScan, { params: { id: paper.id }, body: { uploadId, signedOn } });
  });
  const isFuture = signedOn > today;
  const submit = async () => {
    if (!file || isFuture || signedOn === "") return;
    setProblem(null);
    try {
      await sign.mutateAsync(file);
      toast({ text: t("scanDone"), tone: "green" });
      onDone();
    } catch (error) {
      const isKind = error instanceof ApiError && error.fields["uploadId"] === "kind-refused";
      setProblem(isKind ? t("kindRefused") : faultWords(error));
    }
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t("scanTitle")}
      testId="paper-scan-dialog"
      footer={
        <Button
          onClick={() => void submit()}
          disabled={!file || isFuture || signedOn === ""}
          loading={sign.isPending}
          data-testid="paper-scan-save"
        >
          {t("scanSave")}
        </Button>
      }
    >
      <div className={styles.form}>
        <p className={styles.hint}>{t("scanText")}</p>
        <Button
          variant="default"
          data-autofocus
          leftSection={file ? <IconFile size={16} /> : <IconUpload size={16} />}
          onClick={() =>
            void pickOne(".pdf,.jpg,.jpeg,.png,.webp").then((picked) => {
              setProblem(null);
              if (picked) setFile(picked);
            })
          }
          data-testid="paper-scan-file"
        >
          <span className={styles.cut}>{file?.name ?? t("scanFile")}</span>
        </Button>
        {problem && (
          <p className={styles.problem} role="alert">
            {problem}
          </p>
        )}
        <TextInput
          type="date"
          label={t("signedOn")}
          value={signedOn}
          max={today}
          error={isFuture ? t("future") : null}
          onChange={(event) => setSignedOn(event.currentTarget.value)}
        />
      </div>
    </Dialog>
  );
}
