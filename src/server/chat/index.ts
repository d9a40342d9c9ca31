/** What higher floors may ask of the chat. */
export { installChat } from "./create-room.ts";
