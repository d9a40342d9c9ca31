import { Button } from "@mantine/core";
import { IconFileTypeDocx, IconUpload } from "@tabler/icons-react";
import { useTexts } from "../../lib/i18n.ts";
import { pickOne } from "../../lib/pick-file.ts";
import styles from "./document-templates.module.css";
import { documentTemplateTexts } from "./texts.ts";

/** One Word file, by the browser's own choice or dropped here. */
export function FilePick({ file, onFile }: { file: File | null; onFile: (file: File) => void }) {
  const t = useTexts(documentTemplateTexts);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a second way beside the button
    <div
      className={styles.drop}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const [dropped] = event.dataTransfer.files;
        if (dropped) onFile(dropped);
      }}
    >
      <Button
        variant="default"
        leftSection={file ? <IconFileTypeDocx size={17} /> : <IconUpload size={17} />}
        onClick={() => void pickOne(".docx").then((picked) => picked && onFile(picked))}
        data-testid="template-file"
      >
        <span className={styles.cut}>{file?.name ?? t("choose")}</span>
      </Button>
    </div>
  );
}
