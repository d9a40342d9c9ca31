/** What higher floors and the roof may ask of mail. */
export { lettersByIds } from "./letters/brief-by-id.ts";
export { createMailbox } from "./mailboxes/create-mailbox.ts";
export { postLetter } from "./sending/post-letter.ts";
