/** What higher floors may ask of the inbox. */
export { CLAIM_MINUTES, type ConversationState } from "./rules.ts";
export type { WordKind } from "./tables.ts";
