/** What higher floors may ask of the inbox. */
export { CLAIM_MINUTES } from "./rules.ts";
export type { ConversationState, WordKind } from "./tables.ts";
