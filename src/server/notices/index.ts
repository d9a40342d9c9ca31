export { digestLetter } from "./digest/digest-letter.ts";
export { notify } from "./notify.ts";
export { readNotices } from "./read-notices.ts";
export { settleNotices } from "./settle-notices.ts";
