/** What higher floors may ask of the inbox. */
export { closeConversation } from "./close-conversation.ts";
export { snoozeConversation } from "./snooze-conversation.ts";
export { startConversation } from "./start-conversation.ts";
export { CLAIM_MINUTES, type ConversationState } from "./rules.ts";
export type { WordKind } from "./tables.ts";
