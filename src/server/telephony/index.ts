/** What higher floors may ask of telephony. */
export { recordFact } from "./calls/record-fact.ts";
export { setCallResult } from "./calls/set-call-result.ts";
export { checkConnection as checkPhoneConnection } from "./connections/check-connection.ts";
export { createConnection as createPhoneConnection } from "./connections/create-connection.ts";
export { updateConnection as updatePhoneConnection } from "./connections/update-connection.ts";
export { setExtension } from "./connections/set-extension.ts";
export { logCall } from "./log-call.ts";
export { connectionsOn as phoneConnectionsOn, type PhoneConnection } from "./store.ts";
