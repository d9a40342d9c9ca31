export { installMessaging } from "./install-messaging.ts";
export { queueMessage } from "./outgoing/queue-message.ts";
export { createConnection } from "./connections/create-connection.ts";
export { checkConnection } from "./connections/check-connection.ts";
export { readTemplates } from "./connections/read-templates.ts";
export { updateTemplate } from "./connections/update-template.ts";
export { readMessages } from "./read-messages.ts";
