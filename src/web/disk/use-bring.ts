import { useState } from "react";
import { findClashes } from "../../api/disk-uploads.ts";
import { call } from "../lib/api.ts";
import { useFault } from "./fault.ts";
import { idOf, type Folder } from "./queries.ts";
import { bring, type Clash, type Dropped } from "./upload-queue.ts";

export type Asked = { folderId: number; files: Dropped[]; taken: string[] };

/** Brings files into a folder; names that stand there are asked about once for all of them. */
export function useBring(folder: Pick<Folder, "id" | "clientId" | "matterId"> | undefined) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const tell = useFault();
  const start = async (files: Dropped[]) => {
    if (!folder || files.length === 0) return;
    try {
      const folderId = await idOf(folder);
      // Folders that come whole are new to most; only files at the top can meet those that stand here.
      const names = files.filter(({ path }) => path.length === 0).map(({ file }) => file.name);
      const { taken } = names.length === 0 ? { taken: [] } : await call(findClashes, { body: { folderId, names } });
      if (taken.length > 0) setAsked({ folderId, files, taken });
      else bring(folderId, files, "version");
    } catch (error) {
      tell(error);
    }
  };
  const answer = (rule: Clash | "skip" | null) => {
    setAsked(null);
    if (!asked || rule === null) return;
    const left = rule === "skip" ? asked.files.filter(({ file, path }) => !stands(asked, file, path)) : asked.files;
    bring(asked.folderId, left, rule === "skip" ? "rename" : rule);
  };
  return { start: (files: Dropped[]) => void start(files), asked, answer };
}

const stands = ({ taken }: Asked, file: File, path: string[]): boolean =>
  path.length === 0 && taken.includes(file.name);
