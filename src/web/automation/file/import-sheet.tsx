import { Button } from "@mantine/core";
import { IconFileUpload } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { importAutomation } from "../../../api/automation-versions.ts";
import type { ReplyOf } from "../../../api/endpoint.ts";
import { ApiError, call } from "../../lib/api.ts";
import { useTexts } from "../../lib/i18n.ts";
import { errorText } from "../../ui/error-text.ts";
import { Sheet } from "../../ui/sheet.tsx";
import { useDesigner } from "../designer-context.ts";
import styles from "./file.module.css";
import { fileTexts } from "./texts.ts";

const MOST_BYTES = 2_000_000;
type ImportProps = { opened: boolean; onClose: () => void; changes: number };

/** A file becomes the draft; then it says what of it this base does not know. */
export function ImportSheet({ opened, onClose, changes }: ImportProps) {
  const t = useTexts(fileTexts);
  const client = useQueryClient();
  const { pipeline } = useDesigner();
  const [file, setFile] = useState<File | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const load = useMutation({
    mutationFn: async (chosen: File) =>
      call(importAutomation, { params: { id: pipeline.id }, body: { file: await chosen.text() } }),
    onSettled: () => client.invalidateQueries({ queryKey: ["automation"] }),
  });
  const isTooBig = file !== null && file.size > MOST_BYTES;
  const wrong = isTooBig ? t("tooBig") : load.error && reasonOf(load.error);
  function reasonOf(error: Error): string {
    if (error instanceof ApiError && error.fields["file"] !== undefined) return t("wrong");
    return `${t("notLoaded")}: ${errorText(error)}`;
  }
  return (
    <Sheet
      opened={opened}
      onClose={onClose}
      title={t("title")}
      size={460}
      testId="import-sheet"
      footer={
        load.data ? (
          <Button onClick={onClose} data-testid="import-close">
            {t("close")}
          </Button>
        ) : (
          <>
            <Button variant="default" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button
              disabled={file === null || isTooBig}
              loading={load.isPending}
              onClick={() => file && load.mutate(file)}
              data-testid="import-load"
            >
              {t("load")}
            </Button>
          </>
        )
      }
    >
      {load.data ? (
        <Loaded answer={load.data} />
      ) : (
        <div className={styles.sheet}>
          <p className={styles.help}>{t("help")}</p>
          {changes > 0 && <p className={styles.warning}>{t("replaces", { n: changes })}</p>}
          <input
            ref={picker}
            type="file"
            accept=".json,application/json"
            className="op-hidden"
            tabIndex={-1}
            aria-hidden
            data-testid="import-file"
            onChange={(event) => {
              load.reset();
              setFile(event.currentTarget.files?.[0] ?? null);
            }}
          />
          <Button
            variant="default"
            leftSection={<IconFileUpload size={17} />}
            onClick={() => picker.current?.click()}
            data-autofocus
          >
            {t("choose")}
          </Button>
          {file && <p className={styles.chosen}>{t("chosen", { name: file.name })}</p>}
          {wrong && (
            <p className={styles.wrong} role="alert">
              {wrong}
            </p>
          )}
        </div>
      )}
    </Sheet>
  );
}

const whats = ["stage", "pipeline", "user", "robot", "trigger"] as const;

function Loaded({ answer }: { answer: ReplyOf<typeof importAutomation> }) {
  const t = useTexts(fileTexts);
  const words = (what: string, value: string) => {
    const known = whats.find((one) => one === what);
    return known ? t(`what_${known}`, { value }) : t("what_other", { value });
  };
  return (
    <div className={styles.sheet} role="status" data-testid="import-done">
      <p className={styles.done}>{t("done", { n: answer.rules })}</p>
      {answer.unknown.length === 0 ? (
        <p className={styles.help}>{t("allMatched")}</p>
      ) : (
        <>
          <p className={styles.warning}>{t("unmatched")}</p>
          <ul className={styles.list}>
            {answer.unknown.map(({ rule, what, value }, place) => (
              <li key={place}>{[rule, words(what, value)].filter((part) => part !== "").join(": ")}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
