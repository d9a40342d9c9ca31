import { zipSync, type Zippable } from "fflate";
import type { Gathered } from "./gathered.ts";

/** Both the paper in Word and its PDF, named by their place; PDF and Word files are packed already. */
export function archiveOf(
  papers: readonly Gathered[],
  contents: Uint8Array,
  whole: Uint8Array | null,
  title: string,
): Uint8Array {
  const files: Zippable = { "00 Опись.docx": contents };
  for (const [i, paper] of papers.entries()) {
    const name = `${String(i + 1).padStart(2, "0")} ${fitting(paper.title)}`;
    files[`${name}.${paper.ending}`] = paper.content;
    if (paper.pdf && paper.ending !== "pdf") files[`${name}.pdf`] = paper.pdf;
  }
  if (whole) files[`${fitting(title)}.pdf`] = whole;
  return zipSync(files, { level: 0 });
}

const fitting = (title: string): string =>
  title
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 80);
