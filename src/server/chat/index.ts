/** What higher floors may ask of the chat. */
export { addPost } from "./add-post.ts";
export { createRoom, installChat, openDirect, openThread } from "./create-room.ts";
export { pinPost } from "./pin-post.ts";
export { setReaction } from "./react.ts";
export { readRoom } from "./read-room.ts";
export { writePost } from "./write-post.ts";
