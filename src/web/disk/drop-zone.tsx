import { useRef, useState, type DragEvent, type ReactNode } from "react";
import { useTexts } from "../lib/i18n.ts";
import { filesOf } from "./dropped.ts";
import styles from "./disk.module.css";
import { diskTexts } from "./texts.ts";
import type { Dropped } from "./upload-queue.ts";

type DropZoneProps = {
  /** Null where nothing may be brought. */
  onFiles: ((files: Dropped[]) => void) | null;
  name: string;
  className?: string | undefined;
  children: ReactNode;
};

/** Files from the computer may be dropped anywhere in it. */
export function DropZone({ onFiles, name, className, children }: DropZoneProps) {
  const t = useTexts(diskTexts);
  const [isOver, setOver] = useState(false);
  // Each child that is entered and left tells it too: only when all are left is the zone.
  const depth = useRef(0);
  const takes = (event: DragEvent) => onFiles !== null && event.dataTransfer.types.includes("Files");
  const leave = () => {
    depth.current = 0;
    setOver(false);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping has its button, «Загрузить»
    <div
      className={className}
      onDragEnter={(event) => {
        if (!takes(event)) return;
        depth.current += 1;
        setOver(true);
      }}
      onDragOver={(event) => takes(event) && event.preventDefault()}
      onDragLeave={() => {
        if (isOver && (depth.current -= 1) <= 0) leave();
      }}
      onDrop={(event) => {
        if (!takes(event)) return;
        event.preventDefault();
        leave();
        void filesOf(event.dataTransfer).then(onFiles);
      }}
    >
      {children}
      {isOver && <div className={styles.drop}>{t("dropHere", { name })}</div>}
    </div>
  );
}
