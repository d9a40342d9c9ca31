/** What higher floors and the roof may ask of mail. */
export { lettersByIds } from "./letters/brief-by-id.ts";
export { createMailbox } from "./mailboxes/create-mailbox.ts";
export { postLetter } from "./sending/post-letter.ts";
export type { MailboxRow } from "./mailboxes/open-account.ts";
export type { Fetched, FolderRow } from "./sync/found-letter.ts";
export { storeLetters } from "./sync/store-letters.ts";
