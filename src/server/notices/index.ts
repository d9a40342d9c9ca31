export { notify } from "./notify.ts";
export { readNotices } from "./read-notices.ts";
