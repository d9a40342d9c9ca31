export { notify, type Notification } from "./notify.ts";
export { readNotices } from "./read-notices.ts";
