import type { Dropped } from "./upload-queue.ts";

/** All files of what was dropped, folders opened to their depth. */
export async function filesOf(transfer: DataTransfer): Promise<Dropped[]> {
  // The list lives only while the event does: the entries are taken out at once.
  const entries = [...transfer.items].flatMap((item) => {
    const entry = item.kind === "file" ? item.webkitGetAsEntry() : null;
    return entry ? [entry] : [];
  });
  return (await Promise.all(entries.map((entry) => inside(entry, [])))).flat();
}

async function inside(entry: FileSystemEntry, path: string[]): Promise<Dropped[]> {
  if (isFile(entry)) return [{ file: await fileOf(entry), path }];
  if (!isFolder(entry)) return [];
  const children = await allOf(entry.createReader());
  return (await Promise.all(children.map((child) => inside(child, [...path, entry.name])))).flat();
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

/** A browser gives a hundred at a time, and nothing when it is done. */
async function allOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

/** Of a chosen folder the browser tells the path in the file itself. */
export const chosenFiles = (files: Iterable<File>): Dropped[] =>
  [...files].map((file) => ({
    file,
    path: file.webkitRelativePath
      .split("/")
      .slice(0, -1)
      .filter((part) => part !== ""),
  }));
