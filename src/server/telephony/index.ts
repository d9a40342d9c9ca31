/** What higher floors may ask of telephony. */
export { logCall } from "./log-call.ts";
