import { chosenFiles } from "./dropped.ts";
import type { Dropped } from "./upload-queue.ts";

/** The browser's own window of files; of a folder with all that is in it. */
export function pickFiles(
  onFiles: (files: Dropped[]) => void,
  more: { isFolder?: boolean; isOne?: boolean } = {},
): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = more.isOne !== true;
  if (more.isFolder) input.webkitdirectory = true;
  input.dataset["testid"] = "disk-files";
  input.hidden = true;
  input.addEventListener("change", () => {
    onFiles(chosenFiles(input.files ?? []));
    input.remove();
  });
  input.addEventListener("cancel", () => input.remove());
  // Some browsers forget a window whose field is not on the page.
  document.body.append(input);
  input.click();
}
