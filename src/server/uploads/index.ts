/** What higher floors may ask: files that browsers brought. */
export { takeUploads, type TakenFile } from "./take-uploads.ts";
