import { Button, NumberInput, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { changeDiskSettings, type DiskSettings } from "../../api/disk-keeping.ts";
import { call } from "../lib/api.ts";
import { useTexts } from "../lib/i18n.ts";
import { queryClient } from "../lib/query-client.ts";
import { Dialog } from "../ui/sheet.tsx";
import { LoadingRows, QueryState } from "../ui/states.tsx";
import { useFault } from "./fault.ts";
import styles from "./pane.module.css";
import { useDiskSettings } from "./queries.ts";
import { diskTexts } from "./texts.ts";

/** The bin's term and the limits by kind and size. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(diskTexts);
  const query = useDiskSettings();
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t("settings")}
      testId="disk-settings"
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" form="disk-settings" data-testid="disk-settings-save">
            {t("save")}
          </Button>
        </>
      }
    >
      <QueryState query={query} loading={<LoadingRows rows={3} />} compact>
        {(settings) => <Form settings={settings} onClose={onClose} />}
      </QueryState>
    </Dialog>
  );
}

const largest = 2048;

function Form({ settings, onClose }: { settings: DiskSettings; onClose: () => void }) {
  const t = useTexts(diskTexts);
  const tell = useFault();
  const [binDays, setDays] = useState<number | string>(settings.binDays);
  const [maxMb, setMax] = useState<number | string>(settings.maxMb);
  const [video, setVideo] = useState<number | string>(settings.maxMbByKind.video ?? settings.maxMb);
  const [endings, setEndings] = useState(settings.refusedEndings.join(", "));
  const save = (event: FormEvent) => {
    event.preventDefault();
    const body = {
      binDays: Number(binDays),
      maxMb: Number(maxMb),
      maxMbByKind: { ...settings.maxMbByKind, video: Math.min(Number(video), Number(maxMb)) },
      refusedEndings: endings.split(/[\s,;.]+/).filter((one) => one !== ""),
    };
    call(changeDiskSettings, { body })
      .then(onClose, tell)
      .finally(() => void queryClient.invalidateQueries({ queryKey: ["disk", "settings"] }));
  };
  return (
    <form id="disk-settings" className={styles.form} onSubmit={save}>
      <NumberInput label={t("binDays")} min={1} max={3650} value={binDays} onChange={setDays} />
      <NumberInput label={t("maxMb")} min={1} max={largest} value={maxMb} onChange={setMax} />
      <NumberInput label={t("maxVideoMb")} min={1} max={largest} value={video} onChange={setVideo} />
      <TextInput
        label={t("refusedEndings")}
        description={t("refusedHint")}
        value={endings}
        onChange={(event) => setEndings(event.currentTarget.value)}
      />
    </form>
  );
}
