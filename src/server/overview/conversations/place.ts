export const streamKinds = ["message", "letter", "call", "note"] as const;
export type StreamKind = (typeof streamKinds)[number];

/** Where a word stands in the stream: moments in microseconds, as the database has them, else a page could lose a word. */
export interface Place {
  kind: StreamKind;
  rank: number;
  id: number;
  micros: number;
  at: Date;
}
