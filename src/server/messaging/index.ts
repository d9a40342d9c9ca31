/** What higher floors may ask of messaging. */
export { checkConnection } from "./connections/check-connection.ts";
export { createConnection } from "./connections/create-connection.ts";
export { listConnections } from "./connections/list-connections.ts";
export { updateConnection } from "./connections/update-connection.ts";
export { updateTemplate } from "./connections/update-template.ts";
export { readMessages } from "./dialogs/read-messages.ts";
export { receiveMessage } from "./incoming/receive-message.ts";
export { installMessaging } from "./install-messaging.ts";
export { applyNews } from "./outgoing/apply-news.ts";
export { sendSecret } from "./outgoing/send-secret.ts";
export { queueMessage } from "./outgoing/queue-message.ts";
export { markDialogRead } from "./incoming/mark-dialog-read.ts";
export { sendByPolicy } from "./policy/send-by-policy.ts";
