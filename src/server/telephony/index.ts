/** What higher floors may ask of telephony. */
export { createConnection as createPhoneConnection } from "./connections/create-connection.ts";
export { setExtension } from "./connections/set-extension.ts";
export { logCall } from "./log-call.ts";
