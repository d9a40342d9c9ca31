/** A refusal that is already in people's words, for fields that show why they were not saved. */
export class SaidError extends Error {}
