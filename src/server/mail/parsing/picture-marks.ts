// Apart from safe-html.ts, so that who shows a letter need not load what cleans one.

/** Pictures from elsewhere wait under this name until the reader lets them load. */
export const REMOTE = "data-remote-src";
/** Pictures of the letter itself: the number of its file. */
export const INLINE = "file:";
