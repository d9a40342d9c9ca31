import { IconPaperclip } from "@tabler/icons-react";
import { useRef, type ClipboardEvent, type DragEvent } from "react";
import type { Uploads } from "../lib/upload.ts";
import { useTexts } from "../lib/i18n.ts";
import { IconButton } from "./icon-button.tsx";
import { uiTexts } from "./texts.ts";

/** Opens the device's own choice of files. */
export function AttachButton({ uploads, disabled }: { uploads: Uploads; disabled?: boolean }) {
  const t = useTexts(uiTexts);
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton
        label={t("attach")}
        icon={<IconPaperclip size={18} stroke={1.8} />}
        onClick={() => input.current?.click()}
        disabled={disabled}
        testId="attach"
      />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        data-testid="attach-input"
        onChange={(event) => {
          uploads.add(event.currentTarget.files ?? []);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}

/** What is dropped on, or pasted into, the element is brought too: `<form {...takesFiles(uploads)}>`. */
export const takesFiles = (uploads: Uploads) => ({
  onDragOver: (event: DragEvent) => {
    if (event.dataTransfer.types.includes("Files")) event.preventDefault();
  },
  onDrop: (event: DragEvent) => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    uploads.add(event.dataTransfer.files);
  },
  onPaste: (event: ClipboardEvent) => {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    uploads.add(event.clipboardData.files);
  },
});
