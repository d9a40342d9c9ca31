import {
  IconFile,
  IconFileSpreadsheet,
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  IconFolder,
  IconMusic,
  IconPhoto,
  IconVideo,
  type Icon,
} from "@tabler/icons-react";
import type { Item } from "./queries.ts";
import styles from "./list.module.css";

const signs: Record<NonNullable<Item["kind"]>, Icon> = {
  pdf: IconFileTypePdf,
  picture: IconPhoto,
  word: IconFileText,
  sheet: IconFileSpreadsheet,
  text: IconFileText,
  audio: IconMusic,
  video: IconVideo,
  archive: IconFileZip,
  other: IconFile,
};

export function ItemSign({ isFolder, kind }: Pick<Item, "isFolder" | "kind">) {
  const Sign = isFolder ? IconFolder : signs[kind ?? "other"];
  return (
    <span className={styles.sign} data-kind={isFolder ? "folder" : kind} aria-hidden>
      <Sign size={18} stroke={1.7} />
    </span>
  );
}
