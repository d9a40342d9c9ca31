/** What higher floors may ask of the disk. */
export { addFile } from "./add-file.ts";
export type { KeptContent } from "./insert.ts";
export { addVersion } from "./add-version.ts";
export { moveClientFiles } from "./move-client-files.ts";
export { fileOf } from "./file-of.ts";
export { removeNode } from "./remove-node.ts";
export { setReaders } from "./set-readers.ts";
